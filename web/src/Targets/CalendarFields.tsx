import { Checkbox, Group, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TargetCalendar } from '../api/types';
import { targetMessages } from '../messages/targets';

const text = targetMessages.create;
const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

interface Props {
  readonly year: number | string;
  readonly onYear: (year: number | string) => void;
  readonly calendar: TargetCalendar;
  readonly onCalendar: (calendar: TargetCalendar) => void;
}

/** The fiscal year and the rule that cuts it into periods. */
export function CalendarFields({ year, onYear, calendar, onCalendar }: Props) {
  const isWritten = Boolean(calendar.periods);
  const isByWeeks = calendar.pattern !== 'months' && !isWritten;
  const [written, setWritten] = useState('');
  const change = (part: Partial<TargetCalendar>) => onCalendar({ ...calendar, ...part });
  return (
    <Stack gap="xs">
      <Group grow align="flex-start">
        <NumberInput label={text.year} value={year} onChange={onYear} min={1990} max={2200} allowDecimal={false} thousandSeparator="" required />
        <Select label={text.pattern} value={isWritten ? 'custom' : (calendar.pattern ?? 'months')} onChange={(value) => change(value === 'custom' ? { pattern: 'months', periods: periodsIn(written) } : { pattern: (value ?? 'months') as TargetCalendar['pattern'], periods: undefined })} data={choices(text.patterns)} allowDeselect={false} />
        {!isWritten && <Select
          label={isByWeeks ? text.closeMonth : text.startMonth}
          value={String(isByWeeks ? ((calendar.startMonth + 10) % 12) + 1 : calendar.startMonth)}
          onChange={(value) => change({ startMonth: isByWeeks ? (Number(value) % 12) + 1 : Number(value) })}
          data={text.months.map((label, at) => ({ value: String(at + 1), label }))}
          allowDeselect={false}
        />}
      </Group>
      {isWritten && (
        <Textarea
          label={text.written}
          description={text.writtenHelp}
          placeholder={`${year}-01-01 ${year}-03-31 1`}
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            change({ periods: periodsIn(event.currentTarget.value) });
          }}
          autosize
          minRows={4}
        />
      )}
      {isByWeeks && (
        <Group grow align="flex-start">
          <Select label={text.lastDay} value={calendar.lastDay ?? 'saturday'} onChange={(value) => change({ lastDay: (value ?? 'saturday') as TargetCalendar['lastDay'] })} data={choices(text.days)} allowDeselect={false} />
          <Select label={text.yearEnd} value={calendar.yearEnd ?? 'lastInMonth'} onChange={(value) => change({ yearEnd: (value ?? 'lastInMonth') as TargetCalendar['yearEnd'] })} data={choices(text.yearEnds)} allowDeselect={false} />
        </Group>
      )}
      {!isWritten && (isByWeeks || calendar.startMonth > 1) && <Checkbox label={text.namedByStart} checked={calendar.namedByStart} onChange={(event) => change({ namedByStart: event.currentTarget.checked })} />}
    </Stack>
  );
}

// Whatever is no date goes to the service as it stands, which says what it misses.
const periodsIn = (written: string) =>
  written.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [start = '', lastDay = '', quarter = '1'] = line.trim().split(/[\s,;]+/);
    return { start, lastDay, quarter: Number(quarter) };
  });
