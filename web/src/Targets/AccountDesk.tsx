import { Button, Group, Kbd, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { Area, TargetPlan } from '../api/types';
import { readCondition, unreadable } from '../Datasets/filters';
import type { TableQuery } from '../Datasets/order';
import { targetMessages } from '../messages/targets';
import { announce } from '../shell/announce';
import { formatCount } from '../shell/format';
import { RefusalAlert } from '../shell/RefusalAlert';
import type { AccountBook, CellChange } from './AccountBook';
import { AccountGrid, type Place } from './AccountGrid';
import { formatAmount } from './amounts';
import { areaChoices, within } from './areas';
import { gridColumns, type GridColumn } from './gridColumns';
import { PasteNumbers } from './PasteNumbers';
import { useRenewPlan } from './plans';
import { ReasonDialog } from './ReasonDialog';
import { WhyPanel } from './WhyPanel';

const text = targetMessages.grid;

/** The accounts as a desk: find and filter, the grid, what can be done with the chosen rows, and why a number is what it is. */
export function AccountDesk({ workspace, plan, book, tree }: { workspace: string; plan: TargetPlan; book: AccountBook; tree: readonly Area[] }) {
  const search = useSearch({ from: '/w/$workspace/targets/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/targets/$plan' });
  const renew = useRenewPlan(workspace, plan.id);
  useSyncExternalStore(book.subscribe, () => book.version);
  const [columns] = useState(() => gridColumns(book));
  const [find, setFind] = useState('');
  const [filters, setFilters] = useState<Readonly<Record<string, string>>>({});
  const [sort, setSort] = useState<TableQuery['sort']>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0, anchor: 0 });
  const [writtenIn, setWrittenIn] = useState<string | null>(null);
  const [isWhy, why] = useDisclosure(search.account !== undefined);
  const [pasting, setPasting] = useState<string | null>(null);
  const [asking, setAsking] = useState<readonly CellChange[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const grid = useRef<HTMLTableElement>(null);
  // A dialog that is gone leaves the focus nowhere; the hand goes on in the grid.
  const back = () => requestAnimationFrame(() => grid.current?.focus({ preventScroll: true }));
  const [from, to] = [Math.min(place.row, place.anchor), Math.max(place.row, place.anchor)];
  const record = book.rows.at(place.row);
  const currency = plan.currencies.find((one) => one.currency === writtenIn);

  const arranged = useEffectEvent(() => arrange({}));
  useEffect(() => {
    arranged();
  }, [book]);
  const refreshed = useEffectEvent((revision: number) => {
    if (revision > book.revision && book.pending === 0) {
      void book.refresh(revision);
    }
  });
  useEffect(() => refreshed(plan.revision), [plan.revision]);
  useEffect(() => {
    if (plan.revision === book.revision) {
      book.know({ undo: plan.undo ?? null, redo: plan.redo ?? null });
    }
  }, [book, plan]);

  function arrange(next: { find?: string; filters?: Readonly<Record<string, string>>; sort?: TableQuery['sort']; area?: string }): void {
    const wanted = { find, filters, sort, area: search.area, ...next };
    const areas = wanted.area === undefined ? undefined : within(tree, Number(wanted.area));
    book.arrange(queryOf(columns, wanted), areas === undefined ? undefined : (area) => areas.has(area));
    setPlace((before) => ({ ...before, row: 0, anchor: 0 }));
  }

  const run = async (changes: readonly CellChange[], reason?: string) => {
    setError(null);
    try {
      await book.enter(changes, reason);
      announce(saidOf(book, changes, plan.unit));
      void renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  /** Enters; an override asks for its reason first. */
  const enter = (changes: readonly CellChange[]) => {
    const real = changes.filter((one) => one.amount === 'present' || one.currency !== undefined || book.input(one.record, one.field) !== one.amount);
    if (real.some(({ field, amount }) => field === 'override' && amount !== null)) {
      setAsking(real);
    } else if (real.length > 0) {
      void run(real);
    }
  };
  const step = async (kind: 'undo' | 'redo') => {
    setError(null);
    if (book.takeBack[kind] === null) {
      announce(kind === 'undo' ? text.nothingToUndo : text.nothingToRedo);
      return;
    }
    try {
      await book.step(kind);
      announce(kind === 'undo' ? text.takenBack : text.doneAgain);
      void renew();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const chosen = () => book.rows.slice(from, to + 1);
  const lock = (isLocked: boolean) => enter(Array.from(chosen()).filter((at) => Number.isNaN(book.columns.lock[at]) === isLocked && book.columns.source[at] > 0).map((at) => ({ record: at, field: 'lock', amount: isLocked ? 'present' : null })));
  const sums = book.sums();
  const isNarrow = find !== '' || sort !== null || search.area !== undefined || Object.values(filters).some((one) => one !== '');

  return (
    <Stack gap="xs">
      <Group gap="xs">
        <TextInput
          size="xs"
          w={190}
          aria-label={text.find}
          placeholder={text.find}
          value={find}
          onChange={(event) => {
            setFind(event.currentTarget.value);
            arrange({ find: event.currentTarget.value });
          }}
        />
        <Select
          size="xs"
          w={170}
          aria-label={text.inArea}
          placeholder={text.everywhere}
          value={search.area ?? null}
          onChange={(area) => {
            void navigate({ search: (before) => ({ ...before, area: area ?? undefined }), replace: true });
            arrange({ area: area ?? undefined });
          }}
          data={areaChoices(tree)}
          clearable
          clearButtonProps={{ 'aria-label': text.everywhere }}
          searchable
        />
        {isNarrow && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              setFind('');
              setFilters({});
              setSort(null);
              void navigate({ search: (before) => ({ ...before, area: undefined }), replace: true });
              arrange({ find: '', filters: {}, sort: null, area: undefined });
            }}
          >
            {text.reset}
          </Button>
        )}
        <Button size="xs" variant={isWhy ? 'filled' : 'default'} aria-pressed={isWhy} onClick={why.toggle}>{text.why}</Button>
        {plan.canDefine && plan.canEnter && (
          <>
            <Button size="xs" variant="default" onClick={() => lock(true)}>{text.lockRows}</Button>
            <Button size="xs" variant="default" onClick={() => lock(false)}>{text.unlockRows}</Button>
          </>
        )}
        {plan.canEnter && (
          <>
            {plan.currencies.length > 0 && (
              <Select
                size="xs"
                w={84}
                aria-label={text.writtenIn}
                title={text.writtenInHelp(plan.currency)}
                value={currency?.currency ?? plan.currency}
                onChange={setWrittenIn}
                data={[plan.currency, ...plan.currencies.map((one) => one.currency)]}
                allowDeselect={false}
              />
            )}
            <Button size="xs" variant="default" onClick={() => setPasting('')}>{text.paste}</Button>
            <Button size="xs" variant="default" title={book.takeBack.undo ?? text.undoHint} disabled={book.takeBack.undo === null} onClick={() => void step('undo')}>{text.undo}</Button>
            <Button size="xs" variant="default" title={book.takeBack.redo ?? text.redoHint} disabled={book.takeBack.redo === null} onClick={() => void step('redo')}>{text.redo}</Button>
          </>
        )}
        <Help />
      </Group>
      <RefusalAlert error={error} />
      <div className="accounts-split">
        <AccountGrid
          grid={grid}
          plan={plan}
          book={book}
          columns={columns}
          currency={currency}
          place={place}
          onPlace={setPlace}
          sort={sort}
          onSort={(next) => {
            setSort(next);
            arrange({ sort: next });
          }}
          filters={filters}
          onFilter={(key, written) => {
            const next = { ...filters, [key]: written };
            setFilters(next);
            arrange({ filters: next });
          }}
          onEnter={enter}
          onStep={(kind) => void step(kind)}
          onPaste={setPasting}
          onWhy={why.open}
          onLock={lock}
        />
        {isWhy && <WhyPanel workspace={workspace} plan={plan} record={record} account={record === undefined ? '' : book.keys[record]} revision={book.revision} tree={tree} onClose={why.close} onSaid={(revision) => void book.refresh(revision)} />}
      </div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" data-testid="rows">
          <b>{text.rows(formatCount(book.rows.length), formatCount(book.total))}</b>
          {'. '}
          {text.sum(formatAmount(sums.amount, plan.unit))}
          {sums.answered > 0 && ` ${text.answers(formatAmount(sums.bottomUp, plan.unit), formatCount(sums.answered))}`}
          {to > from && ` ${text.selected(formatCount(to - from + 1))}.`}
        </Text>
        {plan.canEnter && <Text size="xs" c="dimmed" data-testid="entered">{book.pending > 0 ? text.saving : text.saved}</Text>}
      </Group>
      {pasting !== null && (
        <PasteNumbers
          book={book}
          unit={plan.unit}
          canOverride={plan.canDefine}
          given={pasting}
          field={columns[place.column].input === 'override' ? 'override' : 'bottomUp'}
          from={from}
          currency={currency}
          onClose={() => {
            setPasting(null);
            back();
          }}
          onEnter={(changes) => {
            setPasting(null);
            back();
            enter(changes);
          }}
        />
      )}
      {asking !== null && (
        <ReasonDialog
          unit={plan.unit}
          changes={asking}
          onClose={() => {
            setAsking(null);
            back();
          }}
          onReason={(reason) => {
            setAsking(null);
            back();
            void run(asking, reason);
          }}
        />
      )}
    </Stack>
  );
}

function Help() {
  return (
    <Popover width={340} position="bottom-end" withArrow>
      <Popover.Target>
        <Button size="xs" variant="subtle">{text.helpTitle} <Kbd size="xs" ml={4}>⌨</Kbd></Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{text.help}</Text>
        <Text size="sm" mt={6}>{text.filterHelp}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}

function queryOf(columns: readonly GridColumn[], wanted: { find: string; filters: Readonly<Record<string, string>>; sort: TableQuery['sort'] }): TableQuery {
  return {
    conditions: columns.flatMap(({ key, isNumber }) => {
      const condition = readCondition({ kind: isNumber ? 'number' : 'text' }, wanted.filters[key] ?? '');
      return condition === null || condition === unreadable ? [] : [{ key, condition }];
    }),
    search: wanted.find.trim(),
    searched: ['key', 'name'],
    sort: wanted.sort,
  };
}

function saidOf(book: AccountBook, changes: readonly CellChange[], unit: number): string {
  const [first] = changes;
  if (first.field === 'lock') {
    return first.amount === null ? text.unlocked(changes.length) : text.locked(changes.length);
  }
  return changes.length === 1
    ? text.entered(text[first.field], book.names?.[first.record] ?? book.keys[first.record], first.amount === null ? text.cleared : `${formatAmount(Number(first.amount), unit)}${first.currency === undefined ? '' : ` ${first.currency.currency}`}`)
    : text.enteredMany(changes.length, text[first.field]);
}
