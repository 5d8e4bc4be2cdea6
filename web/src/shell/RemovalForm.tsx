import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { messages } from '../messages/messages';
import { RefusalAlert } from './RefusalAlert';

interface Props {
  readonly consequence: string;
  readonly onClose: () => void;
  readonly onRemove: () => Promise<void>;
}

/** The body of a dialog that asks before something is removed, and says why when it cannot be. */
export function RemovalForm({ consequence, onClose, onRemove }: Props) {
  const [error, setError] = useState<unknown>(null);
  const go = async () => {
    try {
      await onRemove();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <>
      <Text size="sm">{consequence}</Text>
      <RefusalAlert error={error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>{messages.common.cancel}</Button>
        <Button color="red.9" onClick={() => void go()}>{messages.common.remove}</Button>
      </Group>
    </>
  );
}
