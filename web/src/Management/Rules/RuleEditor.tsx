import { ActionIcon, Button, Checkbox, Grid, Group, Modal, Paper, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type SyntheticEvent } from 'react';
import { write } from '../../api/client';
import type { ModelRule, ModelRules, TerritoryTree } from '../../api/types';
import { messages } from '../../messages/messages';
import { ruleMessages as text } from '../../messages/rules';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { RemovalForm } from '../../shell/RemovalForm';
import { livePath, useLiveAnswer, useRenewLive } from '../live';
import { ItemFields } from './ItemFields';
import { Matches } from './Matches';
import type { Comparable } from './operations';
import { changesOf, draftOf, newDraft, newItem, type DraftItem, type RuleDraftState } from './ruleDraft';
import { useRulePreview } from './useRulePreview';

interface Props {
  readonly workspace: string;
  readonly model: ModelRules;
  readonly rule: ModelRule | undefined;
  readonly comparables: readonly Comparable[];
  readonly canEdit: boolean;
  readonly onClose: () => void;
}

/** One rule: what it compares, where matches go, and beside it what it matches now. */
export function RuleEditor({ workspace, model, rule, comparables, canEdit, onClose }: Props) {
  const renew = useRenewLive(workspace);
  const [draft, setDraft] = useState<RuleDraftState>(() => (rule === undefined ? newDraft : draftOf(rule)));
  const [account, setAccount] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const preview = useRulePreview(workspace, model.modelId, draft, account);
  const change = (part: Partial<RuleDraftState>) => setDraft((before) => ({ ...before, ...part }));
  const changeItem = (at: number, item: DraftItem) => change({ items: draft.items.map((one, index) => (index === at ? item : one)) });
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await write('POST', `${livePath(workspace)}/changes`, { changes: changesOf(draft, rule, model.modelId) });
      notifications.show({ message: text.saved(draft.name) });
      await renew();
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper component="section" aria-label={text.editor} withBorder p="md">
      <form onSubmit={(event) => void save(event)}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="sm">
              <Group align="flex-end">
                <TextInput label={text.label} value={draft.name} onChange={(event) => change({ name: event.currentTarget.value })} required maxLength={80} readOnly={!canEdit} style={{ flex: 1 }} />
                <Switch label={text.isActive} checked={draft.isActive} onChange={(event) => change({ isActive: event.currentTarget.checked })} disabled={!canEdit} mb={8} />
              </Group>
              <Text size="sm" fw={500}>{text.items}</Text>
              {draft.items.map((item, at) => (
                <ItemFields
                  key={at}
                  at={at + 1}
                  item={item}
                  comparables={comparables}
                  sets={model.sets}
                  reply={preview.isSettled ? preview.data?.items[at] : undefined}
                  onItem={(next) => changeItem(at, next)}
                  onRemove={draft.items.length > 1 ? () => change({ items: draft.items.filter((_, index) => index !== at) }) : undefined}
                />
              ))}
              <Button variant="default" size="compact-sm" w="fit-content" onClick={() => change({ items: [...draft.items, newItem] })}>{text.addItem}</Button>
              {draft.items.length > 1 && (
                <TextInput label={text.filter} description={text.filterHelp} value={draft.filter} onChange={(event) => change({ filter: event.currentTarget.value })} error={preview.isSettled ? preview.data?.filterProblem : undefined} />
              )}
              <Select label={text.family} value={draft.family} onChange={(family) => change({ family: family ?? '' })} data={Object.entries(text.families).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
              <TerritoryFields workspace={workspace} model={model.modelId} draft={draft} onChange={change} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Matches workspace={workspace} preview={preview.data} isSettled={preview.isSettled} error={preview.error} account={account} onAccount={setAccount} />
          </Grid.Col>
        </Grid>
        <RefusalAlert error={error} />
        <Group justify="space-between" mt="md">
          {rule !== undefined && canEdit ? <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>{text.remove}</Button> : <span />}
          <Group>
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            {canEdit && <Button type="submit" loading={isBusy} disabled={draft.name.trim() === ''}>{text.save}</Button>}
          </Group>
        </Group>
      </form>
      <Modal opened={isRemoving} onClose={() => setRemoving(false)} title={text.removeTitle(draft.name)} closeButtonProps={{ 'aria-label': messages.common.close }}>
        <RemovalForm
          consequence={text.removeLead}
          onClose={() => setRemoving(false)}
          onRemove={async () => {
            await write('POST', `${livePath(workspace)}/changes`, { changes: [{ operation: 'delete', type: 'ObjectTerritory2AssignmentRule', id: rule!.id }] });
            notifications.show({ message: text.removed(draft.name) });
            await renew();
            onClose();
          }}
        />
      </Modal>
    </Paper>
  );
}

interface TerritoryProps {
  readonly workspace: string;
  readonly model: string;
  readonly draft: RuleDraftState;
  readonly onChange: (part: Partial<RuleDraftState>) => void;
}

function TerritoryFields({ workspace, model, draft, onChange }: TerritoryProps) {
  const tree = useLiveAnswer<TerritoryTree>(workspace, `/models/${model}/tree`);
  const chosen = new Set(draft.territories.map(({ id }) => id));
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>{text.territories}</Text>
      <RefusalAlert error={tree.error} />
      {draft.territories.map((territory) => (
        <Group key={territory.id} gap="sm">
          <Text size="sm" miw={140}>{territory.name}</Text>
          <Checkbox
            size="xs"
            label={text.below}
            aria-label={text.handsDown(territory.name)}
            checked={territory.handsDown}
            onChange={(event) => onChange({ territories: draft.territories.map((one) => (one.id === territory.id ? { ...one, handsDown: event.currentTarget.checked } : one)) })}
          />
          <ActionIcon variant="default" size={26} aria-label={text.removeTerritory(territory.name)} onClick={() => onChange({ territories: draft.territories.filter(({ id }) => id !== territory.id) })}>×</ActionIcon>
        </Group>
      ))}
      <Select
        key={draft.territories.length}
        aria-label={text.addTerritory}
        placeholder={text.addTerritory}
        w={280}
        searchable
        value={null}
        limit={100}
        onChange={(id) => {
          const node = tree.data?.nodes.find((one) => one.id === id);
          if (node !== undefined) {
            onChange({ territories: [...draft.territories, { id: node.id, name: node.name, handsDown: false }] });
          }
        }}
        data={(tree.data?.nodes ?? []).filter(({ id }) => !chosen.has(id)).map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }))}
      />
    </Stack>
  );
}
