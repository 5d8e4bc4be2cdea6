import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Dataset, TargetCondition } from '../api/types';
import { targetMessages } from '../messages/targets';
import { choices } from './AllocationForm';

const text = targetMessages.settings;
const isBare = (kind: TargetCondition['kind']) => kind === 'isEmpty' || kind === 'isFilled';
const valuesOf = (kind: TargetCondition['kind'], written: string) => (isBare(kind) ? undefined : kind === 'isOneOf' ? written.split(',').map((part) => part.trim()).filter((part) => part !== '') : [written]);

/** Conditions an account must all meet to be in the plan. */
export function ConditionFields({ dataset, conditions, onConditions }: { dataset: Dataset; conditions: readonly TargetCondition[]; onConditions: (conditions: TargetCondition[]) => void }) {
  const change = (at: number, next: TargetCondition) => onConditions(conditions.map((one, index) => (index === at ? next : one)));
  return (
    <Stack gap={6}>
      {conditions.length === 0 && <Text size="xs" c="dimmed">{text.allIn}</Text>}
      {conditions.map((one, at) => (
        <Condition key={at} at={at + 1} dataset={dataset} condition={one} onCondition={(next) => change(at, next)} onRemove={() => onConditions(conditions.filter((_, index) => index !== at))} />
      ))}
      <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onConditions([...conditions, { column: dataset.columns[0].key, kind: 'isFilled' }])}>
        {text.addCondition}
      </Button>
    </Stack>
  );
}

interface OneProps {
  readonly at: number;
  readonly dataset: Dataset;
  readonly condition: TargetCondition;
  readonly onCondition: (condition: TargetCondition) => void;
  readonly onRemove: () => void;
}

function Condition({ at, dataset, condition, onCondition, onRemove }: OneProps) {
  const [written, setWritten] = useState((condition.values ?? []).join(', '));
  return (
    <Group gap="xs" wrap="nowrap">
      <Select size="xs" aria-label={text.conditionColumn(at)} value={condition.column} onChange={(column) => onCondition({ ...condition, column: column ?? condition.column })} data={dataset.columns.map(({ key, name }) => ({ value: key, label: name }))} allowDeselect={false} searchable style={{ flex: 1 }} />
      <Select
        size="xs"
        w={110}
        aria-label={text.conditionKind(at)}
        value={condition.kind}
        onChange={(value) => {
          const kind = (value ?? 'is') as TargetCondition['kind'];
          onCondition({ column: condition.column, kind, values: valuesOf(kind, written) });
        }}
        data={choices(text.kinds)}
        allowDeselect={false}
      />
      {!isBare(condition.kind) && (
        <TextInput
          size="xs"
          aria-label={text.conditionValue(at)}
          placeholder={condition.kind === 'isOneOf' ? text.oneOfHint : undefined}
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            onCondition({ ...condition, values: valuesOf(condition.kind, event.currentTarget.value) });
          }}
          style={{ flex: 1 }}
        />
      )}
      <ActionIcon variant="default" size={30} aria-label={text.remove(text.conditionKind(at))} onClick={onRemove}>
        ×
      </ActionIcon>
    </Group>
  );
}
