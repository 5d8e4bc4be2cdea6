import { Button, Group, Modal, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { messages } from '../messages/messages';

interface Props extends ButtonProps {
  label: string;
  question: string;
  consequence: string;
  onConfirm: () => void;
}

/** A button for an act that cannot be undone: it asks first. */
export function ConfirmButton({ label, question, consequence, onConfirm, ...button }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button {...button} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <Text size="sm">{consequence}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            {messages.common.cancel}
          </Button>
          <Button
            color="red"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
