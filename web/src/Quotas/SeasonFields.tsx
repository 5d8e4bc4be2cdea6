import { Checkbox, Select, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { QuotaContent, QuotaSeasonality } from '../api/types';
import { quotaMessages } from '../messages/quotas';
import { useDatasets } from '../shell/lists';
import { measuresOf } from '../Targets/plans';
import { TextField } from './fields';
import { percentsText, readPercents } from './seats';

const text = quotaMessages.season;
const kinds = ['plan', 'even', 'given', 'learned'] as const;

interface Props {
  readonly workspace: string;
  readonly content: QuotaContent;
  readonly set: (change: Partial<QuotaContent>) => void;
  readonly isFixed: boolean;
}

/** How a year's quota is spread over its periods: as the target plan, evenly, by weights entered, or learned from a history. */
export function SeasonFields({ workspace, content, set, isFixed }: Props) {
  const season = content.seasonality ?? null;
  // A history is stored only once its dataset and columns are chosen.
  const [isLearning, setLearning] = useState(false);
  const kind = isLearning ? 'learned' : (season?.kind ?? 'plan');
  const store = (change: Partial<QuotaSeasonality>) => set({ seasonality: { ...(season ?? { kind: 'even', method: 'meanIndex', smoothYearEnd: false }), ...change } });
  const choose = (next: (typeof kinds)[number]) => {
    setLearning(next === 'learned' && season?.kind !== 'learned');
    if (next === 'plan') {
      set({ seasonality: null });
    } else if (next === 'even') {
      store({ kind: 'even' });
    } else if (next === 'given') {
      store({ kind: 'given', percents: season?.percents ?? null });
    }
  };
  return (
    <section>
      <Title order={2} size="h6">{text.title}</Title>
      <Stack gap={8} mt={4}>
        <Select size="xs" w={300} label={text.kind} value={kind} onChange={(value) => choose(kinds.find((one) => one === value) ?? 'plan')} data={kinds.map((value) => ({ value, label: text.kinds[value] }))} allowDeselect={false} disabled={isFixed} />
        {kind === 'given' && (
          <TextField
            label={text.percents}
            description={text.percentsHelp}
            value={percentsText(season?.percents)}
            bad={quotaMessages.seat.rampBad}
            maw={420}
            onRead={(written) => {
              const percents = readPercents(written);
              if (percents !== undefined) {
                store({ kind: 'given', percents });
              }
              return percents !== undefined;
            }}
          />
        )}
        {kind === 'learned' && (
          <Learned
            workspace={workspace}
            season={season}
            isFixed={isFixed}
            onLearn={(change) => {
              setLearning(false);
              store({ kind: 'learned', ...change });
            }}
          />
        )}
        {season !== null && <Checkbox size="sm" label={text.smooth} checked={season.smoothYearEnd} onChange={(event) => store({ smoothYearEnd: event.currentTarget.checked })} />}
      </Stack>
    </section>
  );
}

function Learned({ workspace, season, isFixed, onLearn }: { workspace: string; season: QuotaSeasonality | null; isFixed: boolean; onLearn: (change: Partial<QuotaSeasonality>) => void }) {
  const datasets = useDatasets(workspace).data ?? [];
  const [datasetId, setDataset] = useState(season?.datasetId ?? null);
  const [dateColumn, setDate] = useState(season?.dateColumn ?? null);
  const [amountColumn, setAmount] = useState(season?.amountColumn ?? null);
  const dataset = datasets.find(({ id }) => id === datasetId);
  const learn = (date: string | null, amount: string | null) => {
    if (datasetId !== null && date !== null && amount !== null) {
      onLearn({ datasetId, dateColumn: date, amountColumn: amount, columns: null, percents: null });
    }
  };
  const days = dataset?.columns.filter(({ kind }) => kind === 'date') ?? [];
  return (
    <>
      <Text size="sm" c="dimmed">{text.learnedHelp}</Text>
      <Select
        size="xs"
        w={300}
        label={text.dataset}
        value={datasetId}
        onChange={(value) => {
          setDataset(value);
          setDate(null);
          setAmount(null);
        }}
        data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        disabled={isFixed}
      />
      {dataset !== undefined && (
        <>
          {days.length === 0 && <Text size="sm">{text.noDays}</Text>}
          <Select size="xs" w={300} label={text.date} value={dateColumn} onChange={(value) => { setDate(value); learn(value, amountColumn); }} data={days.map(({ key, name }) => ({ value: key, label: name }))} disabled={isFixed} />
          <Select size="xs" w={300} label={text.amount} value={amountColumn} onChange={(value) => { setAmount(value); learn(dateColumn, value); }} data={measuresOf(dataset).map(({ key, name }) => ({ value: key, label: name }))} disabled={isFixed} />
        </>
      )}
      {season?.kind === 'learned' && (
        <Select size="xs" w={300} label={text.method} value={season.method} onChange={(method) => method !== null && onLearn({ method })} data={(['meanIndex', 'meanShare'] as const).map((value) => ({ value, label: text.methods[value] }))} allowDeselect={false} disabled={isFixed} />
      )}
    </>
  );
}

/** Words that stand in every quota letter; taken over by leaving the field. */
export function LetterField({ content, set }: { content: QuotaContent; set: (change: Partial<QuotaContent>) => void }) {
  const stored = content.letterText ?? '';
  const [seen, setSeen] = useState(stored);
  const [written, setWritten] = useState(stored);
  if (seen !== stored) {
    setSeen(stored);
    setWritten(stored);
  }
  return (
    <section>
      <Title order={2} size="h6">{text.letter}</Title>
      <Textarea
        size="xs"
        aria-label={text.letter}
        description={text.letterHelp}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onBlur={() => written !== stored && set({ letterText: written.trim() === '' ? null : written })}
        data-clean={written === stored ? '' : undefined}
        autosize
        minRows={3}
        maxLength={4000}
      />
    </section>
  );
}
