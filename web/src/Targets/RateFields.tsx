import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { TargetPlan, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';

const text = targetMessages.settings;
type Rates = NonNullable<TargetSettings['rates']>;

/** What other currencies are worth in the plan's, each from a day on. */
export function RateFields({ plan, rates, onRates }: { plan: TargetPlan; rates: Rates; onRates: (rates: Rates) => void }) {
  const change = (at: number, part: Partial<Rates[number]>) => onRates(rates.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const first = plan.periods.at(0)?.start ?? `${plan.fiscalYear}-01-01`;
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">{text.moneyHelp}</Text>
      {rates.map((one, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput size="xs" w={70} aria-label={text.rateCurrency(at + 1)} value={one.currency} onChange={(event) => change(at, { currency: event.currentTarget.value.toUpperCase() })} maxLength={3} />
          <TextInput size="xs" type="date" aria-label={text.rateFrom(at + 1)} value={one.from} onChange={(event) => change(at, { from: event.currentTarget.value })} />
          <NumberInput size="xs" aria-label={text.rate(at + 1)} value={one.rate} onChange={(rate) => change(at, { rate: Number(rate) })} hideControls style={{ flex: 1 }} />
          <ActionIcon variant="default" size={30} aria-label={text.remove(text.rate(at + 1))} onClick={() => onRates(rates.filter((_, index) => index !== at))}>
            ×
          </ActionIcon>
        </Group>
      ))}
      <Button variant="default" size="compact-sm" w="fit-content" onClick={() => onRates([...rates, { currency: plan.currency === 'EUR' ? 'USD' : 'EUR', from: first, rate: 1 }])}>
        {text.addRate}
      </Button>
    </Stack>
  );
}
