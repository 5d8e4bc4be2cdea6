import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { Dataset, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';
import { measuresOf } from './plans';

const text = targetMessages.settings;
type Weights = NonNullable<TargetSettings['weights']>;

/** The columns whose blend weighs the accounts, each with how much it counts. */
export function WeightFields({ dataset, weights, onWeights }: { dataset: Dataset; weights: Weights; onWeights: (weights: Weights) => void }) {
  const measures = measuresOf(dataset);
  const change = (at: number, part: Partial<Weights[number]>) => onWeights(weights.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const unused = measures.find(({ key }) => weights.every(({ column }) => column !== key));
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>{text.weights}</Text>
      {weights.map((one, at) => (
        <Group key={one.column} gap="xs" wrap="nowrap">
          <Select
            size="xs"
            aria-label={text.weightColumn(at + 1)}
            value={one.column}
            onChange={(column) => change(at, { column: column ?? one.column })}
            data={measures.filter(({ key }) => key === one.column || weights.every(({ column }) => column !== key)).map(({ key, name }) => ({ value: key, label: name }))}
            allowDeselect={false}
            searchable
            style={{ flex: 1 }}
          />
          <NumberInput size="xs" w={90} aria-label={text.weightOf(at + 1)} value={one.weight} onChange={(weight) => change(at, { weight: Number(weight) })} />
          <ActionIcon variant="default" size={30} aria-label={text.remove(text.weightColumn(at + 1))} onClick={() => onWeights(weights.filter((_, index) => index !== at))}>
            ×
          </ActionIcon>
        </Group>
      ))}
      {unused !== undefined && (
        <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onWeights([...weights, { column: unused.key, weight: 1 }])}>
          {text.addWeight}
        </Button>
      )}
    </Stack>
  );
}
