/** How many decimals amounts of this unit of rounding have; 0 for whole units and more. */
export function decimalsOf(unit: number): number {
  return unit >= 1 ? 0 : Math.min(6, Math.max(0, Math.ceil(-Math.log10(unit) - 1e-9)));
}

const formats = new Map<number, Intl.NumberFormat>();

/** An amount with the decimals of its plan; empty text for none. */
export function formatAmount(value: number | null | undefined, unit: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '';
  }
  const decimals = decimalsOf(unit);
  let format = formats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 2) });
    formats.set(decimals, format);
  }
  return format.format(value);
}

/**
 * A number as a person writes it or a spreadsheet copies it: thousands with commas or spaces, a currency sign, brackets for
 * negative ones. Null for empty text; undefined for what is no number, also for "1.234,50", which could mean two things.
 */
export function readAmount(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’$€£¥]/g, '');
  if (bare === '') {
    return null;
  }
  const isNegative = /^\(.*\)$/.test(bare) || bare.startsWith('-') || bare.startsWith('−');
  const digits = bare.replace(/^\(|\)$/g, '').replace(/^[-−+]/, '');
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$|^\.\d+$/.test(digits)) {
    return undefined;
  }
  const value = Number(digits.replace(/,/g, ''));
  return isNegative && value !== 0 ? -value : value;
}
