import type { Area, QuotaSeat } from '../api/types';
import { readAmount } from '../Targets/amounts';
import { newSeat, readPercents } from './seats';

type Heading = 'seller' | 'key' | 'territory' | 'percent' | 'overlay' | 'role' | 'start' | 'end' | 'seniority' | 'focus' | 'earnings' | 'past' | 'attainments' | 'vacant' | 'owner';

const headings: Record<Heading, RegExp> = {
  key: /^(key|seat|id)$/,
  seller: /^(seller|name|person|sales ?person|rep)$/,
  territory: /^(territory|territories|area)$/,
  percent: /^(percent|split|share)$/,
  overlay: /^overlay$/,
  role: /^role$/,
  start: /^(start|starts|hired|hire date|start date)$/,
  end: /^(end|ends|leaves|end date)$/,
  seniority: /^(seniority|seniority percent)$/,
  focus: /^(focus|focus percent)$/,
  earnings: /^(ote|on-?target earnings|pay)$/,
  past: /^(past|past result|last year|result)$/,
  attainments: /^(attainments?|history)$/,
  vacant: /^vacant$/,
  owner: /^(owner id|salesforce id|user id)$/,
};

/** The headings in their usual order, as a first line to copy. */
export const usualHeadings = 'Seller, Territory, Percent, Role, Start, Seniority, Focus, OTE, Past result, Attainments';

export type BadSeat = 'noSeller' | 'noHeading' | 'noTerritory' | 'noNumber' | 'noDay';

export interface SeatsRead {
  readonly seats: readonly QuotaSeat[];
  readonly roles: readonly string[];
  readonly bad: readonly { readonly line: number; readonly text: string; readonly why: BadSeat }[];
}

/**
 * Seats from lines that a spreadsheet copied or a CSV file has: a first line with headings, then one line for each seller and
 * territory; the same seller again adds a territory to the same seat. Territories are named, with those above them where two
 * are called alike ("West / Territory 1").
 */
export function readSeats(text: string, tree: readonly Area[]): SeatsRead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const separator = ['\t', ';', ','].find((mark) => lines[0].includes(mark)) ?? ',';
  const head = cellsOf(lines[0], separator).map((cell) => (Object.keys(headings) as Heading[]).find((name) => headings[name].test(cell.toLowerCase())));
  if (!head.includes('seller')) {
    return { seats: [], roles: [], bad: text.trim() === '' ? [] : [{ line: 1, text: lines[0], why: 'noHeading' }] };
  }
  const places = namesOf(tree);
  const seats = new Map<string, QuotaSeat>();
  const bad: { line: number; text: string; why: BadSeat }[] = [];
  lines.slice(1).forEach((line, at) => {
    if (line.trim() === '') {
      return;
    }
    const cells = cellsOf(line, separator);
    const cell = (name: Heading) => cells.at(head.indexOf(name))?.trim() ?? '';
    const given = (name: Heading) => (head.includes(name) ? cell(name) : '');
    const read = seatOf(given, places, seats);
    if (typeof read === 'string') {
      bad.push({ line: at + 2, text: line, why: read });
    } else {
      seats.set(read.key, read);
    }
  });
  const found = [...seats.values()];
  return { seats: found, roles: [...new Set(found.flatMap(({ role }) => (role ? [role] : [])))], bad };
}

function seatOf(given: (name: Heading) => string, places: ReadonlyMap<string, number>, seats: ReadonlyMap<string, QuotaSeat>): QuotaSeat | BadSeat {
  const name = given('seller');
  if (name === '') {
    return 'noSeller';
  }
  const key = given('key') === '' ? name : given('key');
  const before = seats.get(key) ?? newSeat(key, name);
  const territory = given('territory');
  const area = places.get(territory.toLowerCase());
  if (territory !== '' && area === undefined) {
    return 'noTerritory';
  }
  const numbers = { percent: readAmount(bare(given('percent'))), seniority: readAmount(bare(given('seniority'))), focus: readAmount(bare(given('focus'))), earnings: readAmount(given('earnings')), past: readAmount(given('past')) };
  const attainments = readPercents(given('attainments').replace(/[|]/g, ' '));
  if (Object.values(numbers).includes(undefined) || attainments === undefined) {
    return 'noNumber';
  }
  const days = [given('start'), given('end')];
  if (days.some((day) => day !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day))) {
    return 'noDay';
  }
  return {
    ...before,
    areas: area === undefined ? before.areas : [...before.areas, { area, percent: numbers.percent ?? 100, overlay: isYes(given('overlay')) }],
    role: given('role') === '' ? before.role : given('role'),
    start: days[0] === '' ? before.start : days[0],
    end: days[1] === '' ? before.end : days[1],
    seniorityPercent: numbers.seniority ?? before.seniorityPercent,
    focusPercent: numbers.focus ?? before.focusPercent,
    onTargetEarnings: numbers.earnings ?? before.onTargetEarnings,
    pastResult: numbers.past ?? before.pastResult,
    attainments: attainments === null ? before.attainments : attainments.map((value) => (value > 10 ? value / 100 : value)),
    vacant: before.vacant || isYes(given('vacant')),
    ownerId: given('owner') === '' ? before.ownerId : given('owner'),
  };
}

const bare = (text: string) => text.replace('%', '');
const isYes = (text: string) => /^(yes|y|true|x|1)$/i.test(text);

function namesOf(tree: readonly Area[]): Map<string, number> {
  const lowest = Math.max(0, ...tree.map(({ level }) => level));
  const byNumber = new Map(tree.map((area) => [area.number, area]));
  const names = new Map<string, number>();
  const doubled = new Set<string>();
  for (const area of tree.filter(({ level }) => level === lowest)) {
    const name = area.name.toLowerCase();
    if (names.has(name)) {
      doubled.add(name);
    }
    names.set(name, area.number);
    const above = byNumber.get(area.parent);
    if (above !== undefined) {
      names.set(`${above.name} / ${area.name}`.toLowerCase(), area.number);
    }
  }
  doubled.forEach((name) => names.delete(name));
  return names;
}

/** The cells of a line, quotes read as spreadsheets write them. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (isQuoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (letter === '"') {
      isQuoted = !isQuoted;
    } else if (letter === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += letter;
    }
  }
  return [...cells, cell.trim()];
}
