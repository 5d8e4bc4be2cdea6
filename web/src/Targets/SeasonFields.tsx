import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TargetPlan, TargetSettings } from '../api/types';
import { targetMessages } from '../messages/targets';
import { choices } from './AllocationForm';

const text = targetMessages.settings;
type Learn = NonNullable<TargetSettings['learn']>;
type Kind = 'equal' | 'given' | 'learned';

/** Numbers as people write them one after the other. */
export const numbersIn = (written: string): number[] => written.split(/[\s;]+/).map((part) => part.replace(/,/g, '')).filter((part) => part !== '').map(Number);

/** How a year's amount lies over its periods: equal, by weights, or as past years did. */
export function SeasonFields({ plan, settings, onChange }: { plan: TargetPlan; settings: TargetSettings; onChange: (part: Partial<TargetSettings>) => void }) {
  const kind: Kind = settings.learn ? 'learned' : settings.season ? 'given' : 'equal';
  const periods = plan.periods.length;
  const [weights, setWeights] = useState((settings.season ?? []).join(' '));
  const [history, setHistory] = useState((settings.learn?.history ?? []).map((year) => year.join(' ')).join('\n'));
  const learn = (part: Partial<Learn>) => onChange({ season: undefined, learn: { method: 'meanShare', smooth: false, history: [], ...settings.learn, ...part } });
  const choose = (next: Kind) => {
    if (next === 'learned') {
      learn({ history: historyIn(history) });
    } else {
      const equal = Array.from({ length: periods }, () => 1);
      setWeights(equal.join(' '));
      onChange({ learn: undefined, season: next === 'given' ? equal : undefined });
    }
  };
  return (
    <Stack gap="xs">
      <Select size="xs" label={text.seasonKind} value={kind} onChange={(value) => choose((value ?? 'equal') as Kind)} data={choices(text.seasonKinds)} allowDeselect={false} />
      {kind === 'given' && (
        <TextInput
          size="xs"
          label={text.seasonWeights(periods)}
          description={text.seasonWeightsHelp}
          value={weights}
          onChange={(event) => {
            setWeights(event.currentTarget.value);
            onChange({ season: numbersIn(event.currentTarget.value) });
          }}
        />
      )}
      {settings.learn && (
        <>
          <Textarea
            size="xs"
            label={text.history}
            value={history}
            onChange={(event) => {
              setHistory(event.currentTarget.value);
              learn({ history: historyIn(event.currentTarget.value) });
            }}
            autosize
            minRows={2}
            maxRows={6}
          />
          <Select size="xs" label={text.learnMethod} value={settings.learn.method} onChange={(value) => learn({ method: (value ?? 'meanShare') as Learn['method'] })} data={choices(text.learnMethods)} allowDeselect={false} />
          <Checkbox size="xs" label={text.smooth} checked={settings.learn.smooth} onChange={(event) => learn({ smooth: event.currentTarget.checked })} />
        </>
      )}
    </Stack>
  );
}

const historyIn = (written: string) => written.split('\n').filter((line) => line.trim() !== '').map(numbersIn);
