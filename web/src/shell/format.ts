const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const upToTwo = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signedPercent = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const signed = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
const instant = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

const index = new Intl.NumberFormat('en-US', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
const large = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });

export const formatCount = (value: number) => whole.format(value);
export const formatNumber = (value: number) => upToTwo.format(value);
export const formatIndex = (value: number) => index.format(value);
/** Large amounts in short: 304.4B. */
export const formatLarge = (value: number) => large.format(value);
export const formatSigned = (value: number) => signed.format(value);
export const formatPercent = (fraction: number) => percent.format(fraction);
export const formatSignedPercent = (fraction: number) => signedPercent.format(fraction);
export const formatInstant = (iso: string) => instant.format(new Date(iso));

/** An amount with all its cents and its currency. */
export function formatMoney(value: number, currency: string | null | undefined, scale: number): string {
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  return currency ? new Intl.NumberFormat('en-US', { style: 'currency', currency, ...digits }).format(value) : new Intl.NumberFormat('en-US', digits).format(value);
}

/** Bytes for a person. */
export function formatBytes(bytes: number): string {
  const steps = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < steps.length - 1) {
    value /= 1000;
    step++;
  }
  return `${step === 0 ? whole.format(value) : value.toFixed(1)} ${steps[step]}`;
}
