import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled part of the routing screen, with what can be done at its right. */
export function Section({ title, text, actions, children }: { title: string; text: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <Stack component="section" aria-label={title} gap="xs">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h4">{title}</Title>
          <Text size="sm" c="dimmed">{text}</Text>
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
