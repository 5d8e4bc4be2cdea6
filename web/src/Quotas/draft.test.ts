import { describe, expect, it } from 'vitest';
import type { QuotaContent } from '../api/types';
import { broughtOnto, changed, differencesOf, openDraft, redone, same, undone } from './draft';
import { newSeat, withNewSeat, withoutSeat, withSeat } from './seats';

const content: QuotaContent = {
  seats: [newSeat('ann', 'Ann'), newSeat('bob', 'Bob')],
  okTo: 1,
  watchTo: 1.1,
  attainmentPercent: 100,
  winPercent: 20,
  returnPerMoney: 0,
  teamsMayCarryMore: false,
  teamsMayCarryLess: false,
};

describe('a draft', () => {
  it('goes back and forth step by step, and a new step ends what could be redone', () => {
    const one = changed(openDraft(content, 3), withSeat(content, 'ann', { focusPercent: 50 }));
    const two = changed(one, withSeat(one.present, 'bob', { vacant: true }));
    expect(undone(two).present).toEqual(one.present);
    expect(undone(undone(two)).present).toEqual(content);
    expect(undone(undone(undone(two))).present).toEqual(content);
    expect(redone(undone(two)).present).toEqual(two.present);
    const other = changed(undone(two), withSeat(one.present, 'bob', { focusPercent: 10 }));
    expect(redone(other)).toBe(other);
  });

  it('takes no step where nothing differs, absent members and empty lists included', () => {
    const draft = openDraft(content, 1);
    expect(changed(draft, withSeat(content, 'ann', { override: null, leaves: [] }))).toBe(draft);
    expect(same({ a: 1, b: null }, { b: undefined, a: 1 })).toBe(true);
    expect(same({ a: 0 }, {})).toBe(false);
  });

  it('counts what differs from what is stored, by seat and member', () => {
    const next = withoutSeat(withNewSeat(withSeat({ ...content, winPercent: 30 }, 'ann', { focusPercent: 50, role: 'AE' }), newSeat('cem', 'Cem')), 'bob');
    expect(differencesOf(content, next).map(({ seat, field }) => `${seat ?? 'plan'} ${field}`)).toEqual(['plan winPercent', 'ann focusPercent', 'ann role', 'cem added', 'bob removed']);
  });
});

describe('a draft brought onto what somebody else stored', () => {
  it('keeps both sides’ changes to different members', () => {
    const mine = changed(openDraft(content, 1), withSeat(content, 'ann', { focusPercent: 50 }));
    const theirs = withSeat({ ...content, okTo: 1.05 }, 'ann', { role: 'AE' });
    const { draft, both } = broughtOnto(mine, theirs, 2);
    expect(both).toEqual([]);
    expect(draft).toMatchObject({ revision: 2, stored: theirs });
    expect(draft.present).toMatchObject({ okTo: 1.05 });
    expect(draft.present.seats[0]).toMatchObject({ role: 'AE', focusPercent: 50 });
    expect(undone(draft).present).toEqual(theirs);
  });

  it('names what both changed and keeps mine', () => {
    const mine = changed(openDraft(content, 1), withSeat(content, 'ann', { focusPercent: 50 }));
    const { draft, both } = broughtOnto(mine, withSeat(content, 'ann', { focusPercent: 80 }), 2);
    expect(both).toEqual([{ seat: 'ann', name: 'Ann', field: 'focusPercent' }]);
    expect(draft.present.seats[0].focusPercent).toBe(50);
  });

  it('keeps seats that either side added and drops those that either side removed', () => {
    const mine = changed(openDraft(content, 1), withNewSeat(withoutSeat(content, 'ann'), newSeat('cem', 'Cem')));
    const theirs = withNewSeat(withoutSeat(content, 'bob'), newSeat('dan', 'Dan'));
    expect(broughtOnto(mine, theirs, 2).draft.present.seats.map(({ key }) => key)).toEqual(['dan', 'cem']);
  });

  it('is clean when both did the same', () => {
    const next = withSeat(content, 'ann', { vacant: true });
    expect(broughtOnto(changed(openDraft(content, 1), next), next, 2).draft).toEqual(openDraft(next, 2));
  });
});
