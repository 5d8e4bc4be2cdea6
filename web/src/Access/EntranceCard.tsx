import { Box, Center, Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { messages } from '../messages/messages';

/** The card of the screens before sign-in. */
export function EntranceCard({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Bailiwick`;
  }, [title]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Box w={420} maw="100%">
        <Group gap="xs" mb="md" justify="center" aria-hidden>
          <img src="/icon.svg" width={36} height={36} alt="" />
          <Text fw={700} size="xl">
            {messages.product}
          </Text>
        </Group>
        <Paper withBorder p="xl" shadow="sm">
          <Title order={1} size="h3" mb={4}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="sm" c="dimmed" mb="md">
              {lead}
            </Text>
          )}
          {children}
        </Paper>
      </Box>
    </Center>
  );
}
