import { describe, expect, it } from 'vitest';
import type { Area } from '../api/types';
import { readSeats } from './readSeats';
import { freeKey, readPercents, seatsOfTerritories, stateOfSeat, newSeat } from './seats';

const area = (number: number, parent: number, name: string, owner: string | null = null): Area => ({ number, parent, level: parent < 0 ? 0 : 1, name, owner, color: null, targetShare: null, locked: false });
const tree = [area(0, -1, 'East'), area(1, -1, 'West'), area(2, 0, 'North', 'Ann'), area(3, 0, 'T10'), area(4, 0, 'T2'), area(5, 1, 'North')];

describe('seats of territories', () => {
  it('has one for each, named by owner, by who answers, or by the territory', () => {
    const seats = seatsOfTerritories(tree, new Map([[4, 'Mary']]));
    expect(seats.map(({ key, name }) => `${key} ${name}`)).toEqual(['T2 Ann', 'T5 North', 'T4 Mary', 'T3 T10']);
    expect(seats[0].areas).toEqual([{ area: 2, percent: 100, overlay: false }]);
  });
});

describe('seats from a spreadsheet', () => {
  it('reads one line a seller and territory', () => {
    const read = readSeats('Seller\tTerritory\tPercent\tRole\tStart\tOTE\tAttainments\nAnn\tT10\t60\tAE\t2027-04-16\t120,000\t0.9 1.1\nAnn\tT2\t\t\t\t\t\nBob\tT10\t40%\tSE\t\t\t90 110', tree);
    expect(read.bad).toEqual([]);
    expect(read.roles).toEqual(['AE', 'SE']);
    expect(read.seats[0]).toMatchObject({ key: 'Ann', role: 'AE', start: '2027-04-16', onTargetEarnings: 120_000, attainments: [0.9, 1.1] });
    expect(read.seats[0].areas).toEqual([{ area: 3, percent: 60, overlay: false }, { area: 4, percent: 100, overlay: false }]);
    expect(read.seats[1]).toMatchObject({ areas: [{ area: 3, percent: 40 }], attainments: [0.9, 1.1] });
  });

  it('reads CSV with quotes and territories with what is above them', () => {
    const read = readSeats('name,territory,vacant\r\n"Hopper, Grace",West / North,yes\r\n', tree);
    expect(read.seats).toMatchObject([{ key: 'Hopper, Grace', vacant: true, areas: [{ area: 5 }] }]);
  });

  it('names each line that cannot be read, and why', () => {
    const read = readSeats('Seller,Territory,Start,OTE\n,T2,,\nAnn,North,,\nBob,T2,16.4.2027,\nCem,T2,,lots', tree);
    expect(read.bad.map(({ line, why }) => `${line} ${why}`)).toEqual(['2 noSeller', '3 noTerritory', '4 noDay', '5 noNumber']);
    expect(readSeats('Ann,T2', tree).bad).toMatchObject([{ line: 1, why: 'noHeading' }]);
    expect(readSeats('', tree)).toMatchObject({ seats: [], bad: [] });
  });
});

describe('words about seats', () => {
  it('reads percents by month', () => {
    expect(readPercents('0, 50;75 %')).toEqual([0, 50, 75]);
    expect(readPercents(' ')).toBeNull();
    expect(readPercents('half')).toBeUndefined();
  });

  it('says what a seat is on a day', () => {
    const seat = newSeat('a', 'A');
    expect(stateOfSeat(seat, '2027-01-01')).toBe('filled');
    expect(stateOfSeat({ ...seat, start: '2027-01-02' }, '2027-01-01')).toBe('toHire');
    expect(stateOfSeat({ ...seat, start: '2027-01-01', end: '2027-06-01' }, '2027-01-01')).toBe('leaves');
    expect(stateOfSeat({ ...seat, vacant: true, start: '2028-01-01' }, '2027-01-01')).toBe('vacant');
  });

  it('finds a key that is free', () => {
    expect(freeKey({ seats: [newSeat('hire1', 'x')] } as never, 'hire')).toBe('hire2');
  });
});
