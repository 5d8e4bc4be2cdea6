import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What to do next where nothing is yet. */
export function EmptyState({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <Paper withBorder p="lg">
      <Stack align="flex-start" gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <Text size="sm" c="dimmed" maw={560}>
          {text}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}
