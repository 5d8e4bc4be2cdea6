import { Box, Group, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

/** A screen with one heading that takes the focus when the screen opens, so that a keyboard user starts at its top. */
export function Screen({ title, actions, children, wide = false }: { title: string; actions?: ReactNode; children: ReactNode; wide?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Bailiwick`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Box px="lg" py="md" maw={wide ? undefined : 1180} mx="auto">
      <Group justify="space-between" mb="md" wrap="wrap">
        <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {title}
        </Title>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
