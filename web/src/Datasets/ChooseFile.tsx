import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef, useState } from 'react';
import { uploadFile } from '../api/client';
import { workspacePath } from '../api/paths';
import type { Upload } from '../api/types';
import { messages } from '../messages/messages';
import { datasetMessages } from '../messages/datasets';
import { RefusalAlert } from '../shell/RefusalAlert';

const mostBytes = 1024 ** 3;

/** Takes one file by drop or by choice, and sends it. */
export function ChooseFile({ workspace, onSent }: { readonly workspace: string; readonly onSent: (upload: Upload) => void }) {
  const texts = datasetMessages.import;
  const [fraction, setFraction] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);

  const send = async (file: File) => {
    setError(null);
    setName(file.name);
    setFraction(0);
    stop.current = new AbortController();
    try {
      onSent(await uploadFile<Upload>(`${workspacePath(workspace)}/uploads`, file, setFraction, stop.current.signal));
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError')) {
        setError(reason);
      }
    } finally {
      setFraction(null);
    }
  };

  return (
    <Stack>
      <Text maw={720}>{texts.lead}</Text>
      <RefusalAlert error={error} />
      {fraction === null ? (
        <Dropzone
          onDrop={(files) => void send(files[0])}
          onReject={() => setError(new Error(texts.notOne))}
          maxFiles={1}
          multiple={false}
          maxSize={mostBytes}
          aria-label={texts.drop}
          inputProps={{ 'aria-label': texts.drop }}
          data-testid="drop"
        >
          <Stack align="center" justify="center" gap={4} mih={200}>
            <Text size="lg" fw={600}>
              {texts.drop}
            </Text>
            <Text size="sm" c="dimmed">
              {texts.dropMore}
            </Text>
            <Text size="sm" c="dimmed" mt="md">
              {texts.example}
            </Text>
          </Stack>
        </Dropzone>
      ) : (
        <Stack gap="xs">
          <Text>
            {texts.sending}: {name}
          </Text>
          <Progress.Root size="lg">
            <Progress.Section value={fraction * 100} aria-label={texts.sending} />
          </Progress.Root>
          <Group>
            <Button variant="default" onClick={() => stop.current?.abort()}>
              {messages.common.cancel}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
