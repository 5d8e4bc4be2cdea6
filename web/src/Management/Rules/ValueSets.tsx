import { ActionIcon, Button, Group, Modal, Select, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { ModelRules } from '../../api/types';
import { messages } from '../../messages/messages';
import { ruleMessages as text } from '../../messages/rules';
import { formatNumber } from '../../shell/format';
import { useBoundarySets } from '../../shell/lists';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { livePath, useRenewLive } from '../live';
import { developerName } from './ruleDraft';
import { ShapeMap, type Corner } from './ShapeMap';

interface Props {
  readonly workspace: string;
  readonly model: ModelRules;
  readonly canEdit: boolean;
}

/** The lists, shapes and units that items of a model can name. */
export function ValueSets({ workspace, model, canEdit }: Props) {
  const renew = useRenewLive(workspace);
  const [isMaking, setMaking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const remove = async (id: string, name: string) => {
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'delete', type: 'Territory2ValueSet', id }] });
      notifications.show({ message: text.removedSet(name) });
      await renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Stack component="section" aria-label={text.sets} gap={6}>
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">{text.sets}</Title>
          <Text size="sm" c="dimmed">{text.setsText}</Text>
        </div>
        {canEdit && <Button variant="default" onClick={() => setMaking(true)}>{text.newSet}</Button>}
      </Group>
      <RefusalAlert error={error} />
      {model.sets.length > 0 && (
        <Table className="live-table" aria-label={text.sets} maw={640}>
          <Table.Tbody>
            {model.sets.map((set) => (
              <Table.Tr key={set.id}>
                <Table.Th scope="row">{set.name}</Table.Th>
                <Table.Td>{text.setKinds[set.kind](formatNumber(set.count))}</Table.Td>
                <Table.Td w={40}>{canEdit && <ActionIcon variant="default" size={26} aria-label={text.removeSet(set.name)} onClick={() => void remove(set.id, set.name)}>×</ActionIcon>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Modal opened={isMaking} onClose={() => setMaking(false)} title={text.newSetTitle} size="lg" closeButtonProps={{ 'aria-label': messages.common.close }}>
        <SetForm workspace={workspace} model={model.modelId} onClose={() => setMaking(false)} />
      </Modal>
    </Stack>
  );
}

const polygonOf = (corners: readonly Corner[]) => JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });

function SetForm({ workspace, model, onClose }: { workspace: string; model: string; onClose: () => void }) {
  const renew = useRenewLive(workspace);
  const boundarySets = useBoundarySets(workspace).data;
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'words' | 'shape' | 'units'>('words');
  const [words, setWords] = useState('');
  const [corners, setCorners] = useState<readonly Corner[]>([]);
  const [shape, setShape] = useState('');
  const [boundarySet, setBoundarySet] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const draw = (next: readonly Corner[]) => {
    setCorners(next);
    setShape(next.length > 2 ? polygonOf(next) : '');
  };
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setError(null);
    const fields = { MasterLabel: name, DeveloperName: developerName(name), Territory2ModelId: model, ...(kind === 'shape' ? { Shape: shape } : { Words: words }), ...(kind === 'units' ? { BoundarySetId: boundarySet } : {}) };
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'create', type: 'Territory2ValueSet', fields }] });
      notifications.show({ message: text.madeSet(name) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const isComplete = name.trim() !== '' && (kind === 'shape' ? shape !== '' : words.trim() !== '') && (kind !== 'units' || boundarySet !== null);
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <TextInput label={text.setName} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
        <Select label={text.setKind} value={kind} onChange={(next) => setKind((next ?? 'words') as typeof kind)} data={Object.entries(text.kinds).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
        {kind === 'units' && <Select label={text.boundarySet} value={boundarySet} onChange={setBoundarySet} data={(boundarySets ?? []).map(({ id, name: label }) => ({ value: id, label }))} searchable required />}
        {kind === 'shape' ? (
          <>
            <ShapeMap workspace={workspace} corners={corners} onCorners={draw} />
            <Textarea label={text.shape} description={text.shapeHelp} value={shape} onChange={(event) => { setShape(event.currentTarget.value); setCorners([]); }} minRows={3} maxRows={6} autosize ff="monospace" />
          </>
        ) : (
          <Textarea label={kind === 'units' ? text.units : text.words} value={words} onChange={(event) => setWords(event.currentTarget.value)} minRows={5} maxRows={12} autosize />
        )}
        <RefusalAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{messages.common.cancel}</Button>
          <Button type="submit" disabled={!isComplete}>{text.makeSet}</Button>
        </Group>
      </Stack>
    </form>
  );
}
