import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Edit } from '../api/types';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';

/** There is one at a time, and it goes with the next act: its button undoes the last one. */
export const removedNotice = 'areas-removed';

export function sayRemoved(edit: Edit, undo: () => void): void {
  notifications.show({
    id: removedNotice,
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': messages.common.close },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{edit.summary}</Text>
        <Button size="compact-sm" variant="default" onClick={undo} style={{ flex: 'none' }}>
          {text.screen.undo}
        </Button>
      </Group>
    ),
  });
}
