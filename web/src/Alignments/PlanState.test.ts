import { describe, expect, it } from 'vitest';
import { noArea } from '../map/outlines';
import { randomFrom } from '../map/random';
import { figuresOf, targetShares } from './balance';
import { randomPlan } from './building';
import type { Act, Changes, EditReply } from '../api/types';
import { EditQueue, type EditCalls } from './EditQueue';
import type { PlanState } from './PlanState';
import { previewOf } from './preview';
import { Selection } from './Selection';
import { Totals } from './Totals';

const nothing: Changes = { units: [], to: [], locks: [], areas: [] };

function expectTotalsAfresh(plan: PlanState) {
  const afresh = new Totals(plan.measures.map((measure) => measure.steps));
  afresh.compute(plan.areaOfUnit);
  expect(plan.totals.units).toEqual(afresh.units);
  expect(plan.totals.sums).toEqual(afresh.sums);
}

describe('an open plan', () => {
  it.each([1, 2, 3])('totals kept move by move equal totals added up afresh, to the cent (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const plan = randomPlan({ seed });
    for (let step = 0; step < 300; step++) {
      const units = Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 500));
      const to = random() < 0.1 ? -1 : 2 + Math.floor(random() * 8);
      const id = plan.begin({ kind: 'moveUnits', units, to });
      if (random() < 0.3) {
        plan.refuse(id);
      } else if (random() < 0.5) {
        plan.confirm(id, plan.revision + 1, { ...nothing, units, to: units.map(() => to) });
      }
    }
    expectTotalsAfresh(plan);
  });

  it('a refused act is taken back and a later one on the same unit stays', () => {
    const plan = randomPlan();
    const [a, b] = [plan.areaOfUnit[0], plan.areaOfUnit[1]];
    const first = plan.begin({ kind: 'moveUnits', units: [0, 1], to: 5 });
    const second = plan.begin({ kind: 'moveUnits', units: [1], to: 7 });
    plan.refuse(first);
    expect(plan.areaOfUnit[0]).toBe(a);
    expect(plan.areaOfUnit[1]).toBe(7);
    plan.refuse(second);
    expect(plan.areaOfUnit[1]).toBe(b);
    expectTotalsAfresh(plan);
  });

  it("a colleague's edit lands under what is pending", () => {
    const plan = randomPlan();
    const mine = plan.begin({ kind: 'moveUnits', units: [0], to: 5 });
    plan.accept(2, { ...nothing, units: [0, 3], to: [6, 6] });
    expect(Array.from(plan.areaOfUnit.slice(0, 4))).toEqual([5, expect.any(Number), expect.any(Number), 6]);
    plan.refuse(mine);
    expect(plan.areaOfUnit[0]).toBe(6);
    expect(plan.revision).toBe(2);
    expectTotalsAfresh(plan);
  });

  it('locks and names show at once and come back when refused', () => {
    const plan = randomPlan();
    const lock = plan.begin({ kind: 'lockAreas', areas: [3], locked: true });
    const name = plan.begin({ kind: 'updateAreas', areas: [{ number: 4, name: 'Coast' }] });
    expect(plan.area(3)?.locked).toBe(true);
    expect(plan.area(4)?.name).toBe('Coast');
    plan.refuse(lock);
    expect(plan.area(3)?.locked).toBe(false);
    expect(plan.area(4)?.name).toBe('Coast');
    plan.refuse(name);
    expect(plan.area(4)?.name).toBe('Territory 3');
  });

  it('a change says which units it touched', () => {
    const plan = randomPlan();
    plan.begin({ kind: 'moveUnits', units: [9, 4], to: -1 });
    expect(Array.from(plan.lastChange.units as Uint32Array)).toEqual([9, 4]);
    expect(plan.areaOfUnit[9]).toBe(noArea);
  });
});

describe('figures', () => {
  it('parents hold what their territories hold, and shares add up', () => {
    const plan = randomPlan({ regions: 3, territories: 10 });
    const figures = figuresOf(plan);
    for (let measure = 0; measure < 2; measure++) {
      const regions = [0, 1, 2].reduce((sum, area) => sum + figures.get(area)!.sums[measure], 0);
      expect(regions).toBeCloseTo(plan.measures[measure].info.total, 2);
    }
    const shares = targetShares(plan);
    expect([0, 1, 2].reduce((sum, area) => sum + shares.get(area)!, 0)).toBeCloseTo(1, 12);
    expect(shares.get(0)).toBeCloseTo(0.4, 12);
    expect(shares.get(3)).toBeCloseTo(0.1, 12);
  });

  it('a chosen share leaves the rest to the others', () => {
    const plan = randomPlan({ regions: 1, territories: 4 });
    plan.begin({ kind: 'updateAreas', areas: [{ number: 1, targetShare: 0.4 }] });
    const shares = targetShares(plan);
    expect([1, 2, 3, 4].map((area) => shares.get(area))).toEqual([0.4, expect.closeTo(0.2), expect.closeTo(0.2), expect.closeTo(0.2)]);
  });
});

describe('the preview of a move', () => {
  it('shows before and after as the move then makes it', () => {
    const plan = randomPlan();
    const units = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const preview = previewOf(plan, units, 4);
    plan.begin({ kind: 'moveUnits', units, to: 4 });
    for (const row of preview.rows) {
      expect(plan.totals.units[row.area]).toBe(row.unitsAfter);
      row.after.forEach((sum, measure) => expect(plan.totals.sums[measure][row.area] / 10 ** plan.measures[measure].info.scale).toBeCloseTo(sum, 6));
    }
    expect(preview.rows[0].area).toBe(4);
    expect(preview.rows.reduce((sum, row) => sum + row.unitsAfter - row.unitsBefore, 0)).toBe(0);
  });

  it('names locked units, also those below a locked parent, and leaves them where they are', () => {
    const plan = randomPlan({ regions: 2, territories: 2 });
    plan.begin({ kind: 'lockAreas', areas: [0], locked: true });
    const below = Array.from(plan.areaOfUnit.keys()).filter((unit) => plan.areaOfUnit[unit] === 2);
    const preview = previewOf(plan, below, 3);
    expect(preview.moved).toBe(0);
    expect(preview.lockedUnits).toEqual(below);
  });
});

describe('the queue of edits', () => {
  function calls(answer: (act: Act, expected: number) => Promise<EditReply>): EditCalls {
    const never = () => Promise.reject(new Error('not asked'));
    return { edit: ({ act, expectedRevision }) => answer(act, expectedRevision), undo: never, redo: never, restore: never, accept: never, changes: never };
  }

  const reply = (revision: number, units: number[], to: number): EditReply => ({
    revision,
    edits: [{ revision, id: `e${revision}`, kind: 'moveUnits', author: 'Ada', authorId: '1', at: '', summary: '', units: units.length, areas: 0 }],
    changes: { ...nothing, units, to: units.map(() => to) },
    totals: [],
  });

  it('shows acts at once and sends them in order, each on the revision before', async () => {
    const plan = randomPlan();
    const expected: number[] = [];
    const queue = new EditQueue(
      plan,
      calls((act, revision) => {
        expected.push(revision);
        const move = act as Extract<Act, { kind: 'moveUnits' }>;
        return Promise.resolve(reply(revision + 1, move.units, move.to));
      }),
    );
    const first = queue.act({ kind: 'moveUnits', units: [1], to: 4 });
    const second = queue.act({ kind: 'moveUnits', units: [2], to: 5 });
    expect([plan.areaOfUnit[1], plan.areaOfUnit[2], queue.length]).toEqual([4, 5, 2]);
    await Promise.all([first, second]);
    expect(expected).toEqual([1, 2]);
    expect([plan.revision, plan.pendingActs, queue.length]).toEqual([3, 0, 0]);
  });

  it('a refusal takes its own act back and tells why; the next still goes', async () => {
    const plan = randomPlan();
    const before = plan.areaOfUnit[1];
    const queue = new EditQueue(
      plan,
      calls((act, revision) => {
        const move = act as Extract<Act, { kind: 'moveUnits' }>;
        return move.units[0] === 1 ? Promise.reject(new Error('Grace moved unit 1 meanwhile.')) : Promise.resolve(reply(revision + 1, move.units, move.to));
      }),
    );
    const refused = queue.act({ kind: 'moveUnits', units: [1], to: 4 });
    const taken = queue.act({ kind: 'moveUnits', units: [2], to: 5 });
    await expect(refused).rejects.toThrow('Grace');
    await taken;
    expect([plan.areaOfUnit[1], plan.areaOfUnit[2]]).toEqual([before, 5]);
    expectTotalsAfresh(plan);
  });
});

describe('the selection', () => {
  it.each([4, 5])('is the same set as one kept the slow way (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const selection = new Selection(200);
    let slow = new Set<number>();
    for (let step = 0; step < 300; step++) {
      const units = Array.from({ length: Math.floor(random() * 30) }, () => Math.floor(random() * 200));
      const mode = (['replace', 'add', 'remove'] as const)[Math.floor(random() * 3)];
      selection.apply(units, mode);
      slow = mode === 'replace' ? new Set(units) : slow;
      units.forEach((unit) => (mode === 'remove' ? slow.delete(unit) : slow.add(unit)));
      expect(new Set(selection.units)).toEqual(slow);
      expect(selection.size).toBe(slow.size);
      expect(selection.has(7)).toBe(slow.has(7));
    }
  });
});
