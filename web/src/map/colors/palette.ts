/**
 * Eight fills chosen from Paul Tol's and Okabe and Ito's safe sets by the largest smallest difference under normal,
 * protanopic, deuteranopic and tritanopic vision; the test beside this file keeps that. More would not be told apart:
 * territories share them, neighbours never.
 */
export const territoryColors: readonly string[] = [
  '#77aadd',
  '#ee6677',
  '#aaaa00',
  '#99ddff',
  '#228833',
  '#ffaabb',
  '#eedd88',
  '#aa4499',
];

/** No area: told apart from every fill by being paper white (dark grey at night), and by the dots and the legend's own row. */
export const unassignedColor = { light: '#ffffff', dark: '#3c4046' };

/** What is as it should be or as it was: near the ground, so that outlines stand out on it. */
export const neutralColor = { light: '#d9d9d6', dark: '#6b7178' };

/** From below to above the tolerance band, the band itself neutral (blue to orange is safe for all three). */
export const deviationColors = {
  below: ['#2166ac', '#67a9cf', '#b5d4e9'],
  above: ['#fdd0a2', '#f4a04a', '#c75b12'],
} as const;

/** Amounts, few to many: one hue, lightness falls evenly. */
export const amountColors: readonly string[] = ['#eef3d9', '#cfe6c4', '#9fd2bd', '#69b8bb', '#3a97b3', '#21709f', '#1c4a80'];

export const changeColors = { gained: '#1f78b4', lost: '#e08214' } as const;

/** What this side has gained and lost. */
export type ChangeKind = keyof typeof changeColors;

export function packed(color: string): number {
  return parseInt(color.slice(1, 7), 16);
}

export function unpacked(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

/** The colour between two, 0 the first, 1 the second. */
export function blended(one: number, other: number, share: number): number {
  const channel = (shift: number) => Math.round(((one >> shift) & 255) * (1 - share) + ((other >> shift) & 255) * share) << shift;
  return channel(16) | channel(8) | channel(0);
}
