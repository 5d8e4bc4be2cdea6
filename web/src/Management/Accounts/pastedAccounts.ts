/** A field that a column of a list may fill. */
export interface ListedField {
  readonly name: string;
  readonly label: string;
  /** Whether cells are numbers. */
  readonly isNumber: boolean;
}

export interface PastedAccounts {
  /** By field; empty cells are left out. */
  readonly accounts: readonly Readonly<Record<string, string | number>>[];
  /** Fields that are filled, in the order of the columns. */
  readonly fields: readonly ListedField[];
  /** Columns that are no field. */
  readonly unknown: readonly string[];
  /** Needed fields without a column. */
  readonly missing: readonly string[];
}

const needed = ['AccountNumber', 'Name'];
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Reads a list with a row of headings, as a spreadsheet or a CSV file gives it: tabs, semicolons or commas between cells, quotes round them where needed.
 * A heading names a field by its name or label, with or without "Billing".
 */
export function pastedAccounts(text: string, known: readonly ListedField[]): PastedAccounts {
  const [head = [], ...rows] = cellsOf(text);
  const columns = head.map((heading) => known.find(({ name, label }) => [name, label, name.replace(/^Billing|__c$/g, '')].some((one) => plain(one) === plain(heading))));
  const accounts = rows.map((cells) => Object.fromEntries(columns.flatMap((field, at) => {
    const cell = (cells[at] ?? '').trim();
    return field === undefined || cell === '' ? [] : [[field.name, field.isNumber && !Number.isNaN(Number(cell)) ? Number(cell) : cell]];
  })));
  return {
    accounts,
    fields: columns.filter((field) => field !== undefined),
    unknown: head.filter((heading, at) => columns[at] === undefined && heading.trim() !== ''),
    missing: text.trim() === '' ? [] : needed.filter((name) => !columns.some((field) => field?.name === name)),
  };
}

/** Rows of cells without the empty rows. O(characters). */
function cellsOf(text: string): string[][] {
  const first = text.split('\n', 1)[0];
  const between = ['\t', ';'].find((one) => first.includes(one)) ?? ',';
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && (isQuoted || cell === '')) {
      if (isQuoted && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else {
        isQuoted = !isQuoted;
      }
    } else if (!isQuoted && (character === between || character === '\n')) {
      rows[rows.length - 1].push(cell);
      cell = '';
      if (character === '\n') {
        rows.push([]);
      }
    } else if (character !== '\r' || isQuoted) {
      cell += character;
    }
  }
  rows[rows.length - 1].push(cell);
  return rows.filter((cells) => cells.some((one) => one.trim() !== ''));
}
