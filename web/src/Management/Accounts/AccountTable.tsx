import { Anchor, Badge, Checkbox, Skeleton, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { LiveAccount } from '../../api/types';
import { liveAccountMessages } from '../../messages/liveAccounts';

const text = liveAccountMessages.list;
const rowHeight = 33;

interface Props {
  readonly rows: readonly LiveAccount[] | undefined;
  readonly canChoose: boolean;
  readonly chosen: ReadonlyMap<string, LiveAccount>;
  readonly onChoose: (chosen: ReadonlyMap<string, LiveAccount>) => void;
  readonly onOpen: (account: string) => void;
  /** The end of what is loaded comes in sight. */
  readonly onEnd: () => void;
}

/** A table of which only the rows in sight exist; more are fetched as it is scrolled. */
export function AccountTable({ rows, canChoose, chosen, onChoose, onOpen, onEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = rows?.length ?? 0;
  // The virtualizer keeps its own state and re-renders this component by itself; nothing here may be memoized around it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  const visible = virtual.getVirtualItems();
  const end = visible.at(-1)?.index ?? -1;
  const ended = useEffectEvent(onEnd);
  useEffect(() => {
    if (end >= 0 && end >= count - 30) {
      ended();
    }
  }, [end, count]);
  if (rows === undefined) {
    return <Skeleton height={360} />;
  }
  if (count === 0) {
    return <Text size="sm">{text.empty}</Text>;
  }
  const above = visible.at(0)?.start ?? 0;
  const below = Math.max(0, virtual.getTotalSize() - (visible.at(-1)?.end ?? 0));
  const span = 7 + (canChoose ? 1 : 0);
  const toggle = (one: LiveAccount) => {
    const next = new Map(chosen);
    if (!next.delete(one.id)) {
      next.set(one.id, one);
    }
    onChoose(next);
  };
  const isAll = rows.every(({ id }) => chosen.has(id));
  return (
    <div ref={scroller} className="account-scroll" role="region" aria-label={text.label} tabIndex={0}>
      <table className="account-rows" aria-label={text.label} aria-rowcount={count + 1} data-testid="live-accounts">
        <thead>
          <tr aria-rowindex={1}>
            {canChoose && <td style={{ width: 34 }}><Checkbox size="xs" aria-label={text.chooseAll} checked={isAll} indeterminate={!isAll && chosen.size > 0} onChange={() => onChoose(isAll ? new Map() : new Map(rows.map((one) => [one.id, one])))} /></td>}
            {Object.values(text.columns).map((label) => <th key={label} scope="col">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden><td colSpan={span} style={{ height: above, padding: 0 }} /></tr>}
          {visible.map(({ index }) => {
            const one = rows[index];
            return (
              <tr key={one.id} aria-rowindex={index + 2} data-chosen={chosen.has(one.id) || undefined} style={{ height: rowHeight }}>
                {canChoose && <td><Checkbox size="xs" aria-label={text.choose(one.name)} checked={chosen.has(one.id)} onChange={() => toggle(one)} /></td>}
                <th scope="row"><Anchor component="button" type="button" size="sm" underline="always" onClick={() => onOpen(one.id)}>{one.name}</Anchor></th>
                <td>{one.number}</td>
                <td>{[one.city, one.state].filter((part) => part !== null).join(', ')}</td>
                <td>{one.territories.join(', ')}</td>
                <td>{one.owner}</td>
                <td className="number">{one.team === 0 ? '' : one.team}</td>
                <td><Coverage account={one} /></td>
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden><td colSpan={span} style={{ height: below, padding: 0 }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

/** Whether an account is covered, in a word. */
export function Coverage({ account }: { account: Pick<LiveAccount, 'isDisqualified' | 'disqualifiedReason' | 'territories'> }) {
  const [word, color] = account.isDisqualified ? [text.disqualified, 'gray'] : account.territories.length === 0 ? [text.uncovered, 'orange'] : [text.covered, 'green'];
  return <Badge variant="outline" color={color} c="var(--mantine-color-text)" tt="none" title={account.disqualifiedReason ?? undefined}>{word}</Badge>;
}
