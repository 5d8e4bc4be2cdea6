import { Alert, FileInput, Stack, Text, Textarea } from '@mantine/core';
import { quotaMessages } from '../messages/quotas';
import { usualHeadings, type SeatsRead } from './readSeats';

const text = quotaMessages.create;
const shown = 6;

/** Sellers as text or as a CSV file, with what was read and what could not be. */
export function SeatsList({ written, onWritten, read, isFocused = false }: { written: string; onWritten: (text: string) => void; read: SeatsRead; isFocused?: boolean }) {
  const open = async (file: File | null) => {
    if (file !== null) {
      onWritten(await file.text());
    }
  };
  return (
    <Stack gap="xs">
      <Textarea
        label={text.list}
        description={text.listHelp(usualHeadings)}
        value={written}
        onChange={(event) => onWritten(event.currentTarget.value)}
        autosize
        minRows={5}
        maxRows={12}
        styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
        data-autofocus={isFocused || undefined}
      />
      <FileInput label={text.file} accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void open(file)} w={320} size="xs" />
      {written.trim() !== '' && <Text size="sm" role="status">{text.read(read.seats.length, read.bad.length)}</Text>}
      {read.bad.length > 0 && (
        <Alert color="red" variant="light" title={text.bad}>
          {read.bad.slice(0, shown).map((one) => (
            <Text size="sm" key={one.line}>{text.line(one.line, one.text.slice(0, 60), text.whys[one.why])}</Text>
          ))}
          {read.bad.length > shown && <Text size="sm">{text.more(read.bad.length - shown)}</Text>}
        </Alert>
      )}
    </Stack>
  );
}
