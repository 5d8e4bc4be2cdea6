/** What a pasted list found among the units. */
export interface CodeMatches {
  readonly units: Uint32Array;
  /** Entries that match nothing, as they were pasted. */
  readonly unmatched: readonly string[];
  /** Entries that match several units; all of them are in `units`. */
  readonly ambiguous: readonly string[];
}

/**
 * Finds units by pasted codes or names: exactly first, then without case, then numbers with the leading zeros a
 * spreadsheet has eaten. A line that is a name with a comma in it is tried whole before it is split. O(units + entries).
 */
export function unitsOfCodes(text: string, ids: readonly string[], names: readonly string[]): CodeMatches {
  const index = new Map<string, number[]>();
  const add = (key: string, unit: number) => {
    const at = index.get(key);
    if (at === undefined) {
      index.set(key, [unit]);
    } else if (at[at.length - 1] !== unit) {
      at.push(unit);
    }
  };
  ids.forEach((id, unit) => add(normal(id), unit));
  ids.forEach((id, unit) => /^0+\d/.test(id) && add(id.replace(/^0+/, ''), unit));
  names.forEach((name, unit) => add(normal(name), unit));

  const units = new Set<number>();
  const unmatched: string[] = [];
  const ambiguous: string[] = [];
  const take = (entry: string): boolean => {
    const found = index.get(normal(entry)) ?? index.get(normal(entry).replace(/^0+(?=\d)/, ''));
    found?.forEach((unit) => units.add(unit));
    if (found !== undefined && found.length > 1) {
      ambiguous.push(entry);
    }
    return found !== undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const whole = unquoted(line);
    if (whole === '' || take(whole)) {
      continue;
    }
    for (const part of line.split(/[,;\t]/).map(unquoted)) {
      if (part !== '' && !take(part)) {
        unmatched.push(part);
      }
    }
  }
  return { units: Uint32Array.from(units), unmatched, ambiguous };
}

function normal(text: string): string {
  return text.trim().toLocaleLowerCase('en');
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1').trim();
}
