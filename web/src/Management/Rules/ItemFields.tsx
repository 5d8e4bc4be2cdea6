import { ActionIcon, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ModelRules, RuleItemPreview } from '../../api/types';
import { ruleMessages as text } from '../../messages/rules';
import { formatNumber } from '../../shell/format';
import { hintOf, operationChoices, setKindOf, type Comparable } from './operations';
import type { DraftItem } from './ruleDraft';

interface Props {
  readonly at: number;
  readonly item: DraftItem;
  readonly comparables: readonly Comparable[];
  readonly sets: ModelRules['sets'];
  readonly reply: RuleItemPreview | undefined;
  readonly onItem: (item: DraftItem) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One comparison with its number, what it matches by itself, or why it cannot be read yet. */
export function ItemFields({ at, item, comparables, sets, reply, onItem, onRemove }: Props) {
  const kind = comparables.find(({ value }) => value === item.field)?.kind ?? 'text';
  const named = setKindOf(item.operation);
  const chooseField = (field: string) => {
    const next = comparables.find(({ value }) => value === field)?.kind ?? 'text';
    const choices = operationChoices(next).map(({ value }) => value);
    onItem({ field, operation: choices.includes(item.operation) ? item.operation : choices[0], value: next === kind ? item.value : '', reading: 'asField' });
  };
  const isRead = kind === 'text' && named === undefined && /^(equals|notEqual|less|greater)/.test(item.operation);
  return (
    <Stack gap={2}>
      <Group gap="xs" wrap="nowrap" align="center">
        <Text size="sm" w={18} c="dimmed">{at}</Text>
        <Select aria-label={text.field(at)} value={item.field} onChange={(field) => field !== null && chooseField(field)} data={comparables.map(({ value, label }) => ({ value, label }))} allowDeselect={false} searchable style={{ flex: 1 }} />
        <Select
          aria-label={text.operation(at)}
          w={170}
          value={item.operation}
          onChange={(operation) => operation !== null && onItem({ ...item, operation, value: setKindOf(operation) === named ? item.value : '' })}
          data={operationChoices(kind)}
          allowDeselect={false}
        />
        {named === undefined ? (
          <TextInput aria-label={text.value(at)} placeholder={hintOf(item.operation, kind)} value={item.value} onChange={(event) => onItem({ ...item, value: event.currentTarget.value })} style={{ flex: 1.4 }} />
        ) : (
          <Select
            aria-label={text.value(at)}
            placeholder={text.chooseSet}
            value={item.value === '' ? null : item.value}
            onChange={(value) => onItem({ ...item, value: value ?? '' })}
            data={sets.filter((set) => set.kind === named).map(({ key, name }) => ({ value: key, label: name }))}
            searchable
            style={{ flex: 1.4 }}
          />
        )}
        {isRead && (
          <Select aria-label={text.reading(at)} w={112} value={item.reading} onChange={(reading) => onItem({ ...item, reading: (reading ?? 'asField') as DraftItem['reading'] })} data={Object.entries(text.readings).map(([value, label]) => ({ value, label }))} allowDeselect={false} />
        )}
        <ActionIcon variant="default" size={30} aria-label={text.removeItem(at)} disabled={onRemove === undefined} onClick={onRemove}>×</ActionIcon>
      </Group>
      <Text size="xs" pl={28} c={reply?.problem ? 'red' : 'dimmed'} mih={18} data-testid={`item-${at}`}>
        {reply === undefined ? '\u00a0' : reply.problem ?? text.counted(formatNumber(reply.matches ?? 0))}
      </Text>
    </Stack>
  );
}
