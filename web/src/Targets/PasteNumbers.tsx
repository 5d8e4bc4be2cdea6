import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TargetCurrency } from '../api/types';
import { messages } from '../messages/messages';
import { targetMessages } from '../messages/targets';
import type { AccountBook, CellChange } from './AccountBook';
import { formatAmount } from './amounts';
import { readPaste } from './pasting';

const text = targetMessages.grid;
const whys = { noNumber: text.noNumber, noAccount: text.noAccount, noRow: text.noRow, notInPlan: text.notInPlan, twice: text.twice } as const;
const shown = 8;

interface Props {
  readonly book: AccountBook;
  readonly unit: number;
  readonly canOverride: boolean;
  readonly given: string;
  readonly field: 'bottomUp' | 'override';
  readonly from: number;
  /** What the numbers are written in, when it is not the plan's currency. */
  readonly currency: TargetCurrency | undefined;
  readonly onClose: () => void;
  readonly onEnter: (changes: readonly CellChange[]) => void;
}

/** Shows what a spreadsheet's cells would become before they are entered; all of them or none. */
export function PasteNumbers({ book, unit, canOverride, given, field: first, from, currency, onClose, onEnter }: Props) {
  const [written, setWritten] = useState(given);
  const [field, setField] = useState(canOverride ? first : 'bottomUp');
  const read = readPaste(written, book, field, from, currency);
  const start = book.rows.at(from);
  const isEmpty = written.trim() === '';
  return (
    <Modal opened onClose={onClose} title={text.pasteTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Stack gap="sm">
        {canOverride && (
          <SegmentedControl size="xs" w="fit-content" aria-label={text.pasteInto} value={field} onChange={(value) => setField(value)} data={[{ value: 'bottomUp', label: text.bottomUp }, { value: 'override', label: text.override }]} />
        )}
        <Textarea label={text.pasteText} value={written} onChange={(event) => setWritten(event.currentTarget.value)} minRows={6} maxRows={12} autosize data-autofocus styles={{ input: { fontFamily: 'monospace' } }} />
        <Text size="sm" role="status">
          {isEmpty ? text.pasteEmpty : `${text.pasteRead(read.count, `${formatAmount(read.sum, unit)}${currency === undefined ? '' : ` ${currency.currency}`}`)} ${read.isByKey ? text.pasteByKey : start === undefined ? '' : text.pasteFrom(book.names?.[start] ?? book.keys[start])}`}
        </Text>
        {read.bad.length > 0 && (
          <Alert color="red" variant="light" title={text.pasteBad(read.bad.length)}>
            {read.bad.slice(0, shown).map((one) => (
              <Text size="sm" key={one.line}>{text.pasteLine(one.line, one.text, whys[one.why])}</Text>
            ))}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button disabled={isEmpty || read.bad.length > 0} onClick={() => onEnter(read.changes)}>{text.pasteEnter}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
