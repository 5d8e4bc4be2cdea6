import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Alignment, TargetProducts } from '../api/types';
import { targetMessages } from '../messages/targets';
import { formatNumber } from '../shell/format';
import { numbersIn } from './SeasonFields';

const text = targetMessages.settings;
type Item = TargetProducts['items'][number];

/** The product dimension: each product's part, its own season, and where it is not sold. */
export function ProductFields({ alignment, products, onProducts }: { alignment: Alignment; products: TargetProducts | null; onProducts: (products: TargetProducts | undefined) => void }) {
  const items = products?.items ?? [];
  const level = products?.level ?? 0;
  const areas = alignment.tree.filter((area) => area.level === level);
  const give = (next: Item[], part: Partial<TargetProducts> = {}) => {
    const mix = (part.mix ?? products?.mix ?? []).filter(({ product }) => next.some(({ key }) => key === product));
    onProducts(next.length === 0 ? undefined : { level, ...part, items: next, mix: mix.length === 0 ? undefined : mix });
  };
  const change = (at: number, next: Partial<Item>) => {
    const before = items[at].key;
    const mix = (products?.mix ?? []).map((cell) => (cell.product === before ? { ...cell, product: next.key ?? before } : cell));
    give(items.map((one, index) => (index === at ? { ...one, ...next } : one)), { mix });
  };
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">{text.productsHelp}</Text>
      {items.length > 0 && (
        <Select size="xs" label={text.productLevel} value={String(level)} onChange={(value) => give([...items], { level: Number(value), mix: [] })} data={alignment.levels.map((label, at) => ({ value: String(at), label }))} allowDeselect={false} />
      )}
      {items.map((one, at) => (
        <Stack key={at} gap={4}>
          <Group gap="xs" wrap="nowrap">
            <TextInput size="xs" aria-label={text.productKey(at + 1)} value={one.key} onChange={(event) => change(at, { key: event.currentTarget.value })} style={{ flex: 1 }} />
            <NumberInput size="xs" w={84} aria-label={text.productPercent(at + 1)} value={one.percent} onChange={(percent) => change(at, { percent: Number(percent) })} suffix=" %" hideControls />
            <Season at={at} season={one.season ?? null} onSeason={(season) => change(at, { season })} />
            <ActionIcon variant="default" size={30} aria-label={text.remove(one.key)} onClick={() => give(items.filter((_, index) => index !== at))}>
              ×
            </ActionIcon>
          </Group>
          {items.length > 1 && (
            <MultiSelect
              size="xs"
              aria-label={text.notSold(one.key)}
              placeholder={text.notSold(one.key)}
              value={(products?.mix ?? []).filter(({ product, weight }) => product === one.key && weight === 0).map(({ area }) => String(area))}
              onChange={(chosen) => give([...items], { mix: [...(products?.mix ?? []).filter(({ product }) => product !== one.key), ...chosen.map((area) => ({ area: Number(area), product: one.key, weight: 0 }))] })}
              data={areas.map(({ number, name }) => ({ value: String(number), label: name }))}
              searchable
            />
          )}
        </Stack>
      ))}
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={() => give([...items, { key: `Product ${items.length + 1}`, percent: Math.max(0, 100 - items.reduce((sum, { percent }) => sum + percent, 0)) }])}>
          {text.addProduct}
        </Button>
        {items.length > 0 && <Text size="xs" c="dimmed">{text.sum(`${formatNumber(items.reduce((sum, { percent }) => sum + percent, 0))} %`)}</Text>}
      </Group>
    </Stack>
  );
}

function Season({ at, season, onSeason }: { at: number; season: readonly number[] | null; onSeason: (season: number[] | undefined) => void }) {
  const [written, setWritten] = useState((season ?? []).join(' '));
  return (
    <TextInput
      size="xs"
      aria-label={text.productSeason(at + 1)}
      placeholder={text.productSeasonHint}
      value={written}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        const weights = numbersIn(event.currentTarget.value);
        onSeason(weights.length === 0 ? undefined : weights);
      }}
      style={{ flex: 1 }}
    />
  );
}
