import { Button, Code, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { messages } from '../messages/messages';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { unitsOfCodes, type CodeMatches } from './codes';
import { useWorkbench } from './workbenchContext';

/** Selects units by pasted codes or names and says what did not match. */
export function PasteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { bench, map } = useWorkbench();
  const [pasted, setPasted] = useState('');
  const [found, setFound] = useState<CodeMatches | null>(null);
  const select = (mode: 'replace' | 'add') => {
    const matches = unitsOfCodes(pasted, bench.set.ids, bench.set.names);
    bench.selection.apply(matches.units, mode);
    map?.focus(matches.units);
    announce(text.units.matched(formatCount(matches.units.length)));
    setFound(matches);
    if (matches.unmatched.length === 0 && matches.ambiguous.length === 0) {
      onClose();
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={text.units.pasteTitle} closeButtonProps={{ 'aria-label': messages.common.close }}>
      <Stack gap="sm">
        <Textarea label={text.units.pasteCodes} description={text.units.pasteHelp} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} autosize minRows={6} maxRows={14} data-autofocus />
        {found !== null && (
          <div role="status">
            <Text size="sm">{text.units.matched(formatCount(found.units.length))}</Text>
            <Entries title={text.units.unmatched(formatCount(found.unmatched.length))} entries={found.unmatched} />
            <Entries title={text.units.ambiguous(formatCount(found.ambiguous.length))} entries={found.ambiguous} />
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={pasted.trim() === ''} onClick={() => select('add')}>{text.units.pasteAdd}</Button>
          <Button disabled={pasted.trim() === ''} onClick={() => select('replace')}>{text.units.pasteSubmit}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly string[] }) {
  return entries.length === 0 ? null : (
    <>
      <Text size="sm" mt={6}>{title}</Text>
      <Code block mah={140} style={{ overflow: 'auto' }}>{entries.join('\n')}</Code>
    </>
  );
}
