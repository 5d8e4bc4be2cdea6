import type { Download } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** The lines of a CSV as objects by heading; quoted fields may hold commas, quotes and line ends. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isQuoted) {
      if (letter === '"' && text[at + 1] === '"') {
        field += '"';
        at++;
      } else if (letter === '"') {
        isQuoted = false;
      } else {
        field += letter;
      }
    } else if (letter === '"') {
      isQuoted = true;
    } else if (letter === ',' || letter === '\n') {
      rows[rows.length - 1].push(field);
      field = '';
      if (letter === '\n') {
        rows.push([]);
      }
    } else if (letter !== '\r') {
      field += letter;
    }
  }
  const [head, ...lines] = rows.filter((row) => row.length > 0);
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])));
}

export async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** Sums whole numbers of a column; empty cells count nothing. */
export function sumOf(lines: readonly Record<string, string>[], column: string): number {
  return lines.reduce((sum, line) => sum + Number(line[column]), 0);
}
