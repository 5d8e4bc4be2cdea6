import { Checkbox, Group, NumberInput, Select, Stack } from '@mantine/core';
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
  const isByWeeks = calendar.pattern !== 'months';
  const change = (part: Partial<TargetCalendar>) => onCalendar({ ...calendar, ...part });
  return (
    <Stack gap="xs">
      <Group grow align="flex-start">
        <NumberInput label={text.year} value={year} onChange={onYear} min={1990} max={2200} allowDecimal={false} thousandSeparator="" required />
        <Select label={text.pattern} value={calendar.pattern ?? 'months'} onChange={(value) => change({ pattern: (value ?? 'months') as TargetCalendar['pattern'] })} data={choices(text.patterns)} allowDeselect={false} />
        <Select
          label={isByWeeks ? text.closeMonth : text.startMonth}
          value={String(isByWeeks ? ((calendar.startMonth + 10) % 12) + 1 : calendar.startMonth)}
          onChange={(value) => change({ startMonth: isByWeeks ? (Number(value) % 12) + 1 : Number(value) })}
          data={text.months.map((label, at) => ({ value: String(at + 1), label }))}
          allowDeselect={false}
        />
      </Group>
      {isByWeeks && (
        <Group grow align="flex-start">
          <Select label={text.lastDay} value={calendar.lastDay ?? 'saturday'} onChange={(value) => change({ lastDay: (value ?? 'saturday') as TargetCalendar['lastDay'] })} data={choices(text.days)} allowDeselect={false} />
          <Select label={text.yearEnd} value={calendar.yearEnd ?? 'lastInMonth'} onChange={(value) => change({ yearEnd: (value ?? 'lastInMonth') as TargetCalendar['yearEnd'] })} data={choices(text.yearEnds)} allowDeselect={false} />
        </Group>
      )}
      {(isByWeeks || calendar.startMonth > 1) && <Checkbox label={text.namedByStart} checked={calendar.namedByStart} onChange={(event) => change({ namedByStart: event.currentTarget.checked })} />}
    </Stack>
  );
}
