import type { QuotaChances, QuotaContent, QuotaSimulation } from '../api/types';

/** One question to the simulation, and how it is put. */
export interface Variant {
  readonly name: string;
  /** Multiplies every attainment. */
  readonly factor: number;
  readonly isPlan: boolean;
}

/** What is handed down on top in all, all levels together, as a factor: 1.05 for 5 %. */
export const upliftOf = (content: QuotaContent): number => (content.overAssignment ?? []).reduce((all, { percent }) => all * (1 + percent / 100), 1);

/** What-ifs about how fast people bring results: as planned, slower, faster. */
export const rampVariants = (words: (percent: number) => string): Variant[] => [-10, -5, 0, 5].map((percent) => ({ name: words(percent), factor: 1 + percent / 100, isPlan: percent === 0 }));

/**
 * What-ifs about what is handed down on top. Sellers are taken to attain the same part of a larger quota, so the sum grows with
 * it: the factor is the uplift asked for over the plan's own.
 */
export function upliftVariants(uplift: number, words: (percent: number) => string): Variant[] {
  const own = Math.round((uplift - 1) * 10_000) / 100;
  return [...new Set([0, 3, 5, 8, 10, own])].sort((a, b) => a - b).map((percent) => ({ name: words(percent), factor: (1 + percent / 100) / uplift, isPlan: percent === own }));
}

/** Sellers by their chance, those in danger first. */
export const byChance = (chances: readonly QuotaChances[]): QuotaChances[] => [...chances].sort((a, b) => a.chance - b.chance || b.number - a.number || (a.key < b.key ? -1 : 1));

export type Outlook = 'unlikely' | 'open' | 'likely';
export const outlookOf = (chance: number): Outlook => (chance < 0.5 ? 'unlikely' : chance < 0.8 ? 'open' : 'likely');

/** The mean of the sellers' chances. */
export function meanChance(simulation: QuotaSimulation): number | null {
  return simulation.sellers.length === 0 ? null : simulation.sellers.reduce((sum, { chance }) => sum + chance, 0) / simulation.sellers.length;
}
