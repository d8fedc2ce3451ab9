import type { ChainCase } from '../chains.ts';

/** What a disease lays down for reading its chains, days. */
export interface ChainTerms {
  /** How long contacts are followed up: a chain without news for longer is over. */
  readonly followUpDays: number;
  /** Two onsets of a link further apart ask for a case in between: days infectious after onset + longest incubation. */
  readonly longGapDays: number;
}

/** A case with the dates that chains are checked by. Days count from any fixed date; `null`: not known. */
export interface CaseFacts extends ChainCase {
  readonly reportDay: number | null;
  readonly sampleDay: number | null;
  readonly positiveDay: number | null;
  readonly deathDay: number | null;
  /** The last day on which one of its contacts was exposed. */
  readonly lastContactDay: number | null;
  /** Infectors that are not among the cases looked at (another area, another period). */
  readonly sourcesOutside: number;
  readonly terms: ChainTerms;
}

/** The last day on which anything is known to have happened around a case; `null` when no date is known. */
export function lastActivity(one: CaseFacts): number | null {
  const days = [one.onsetDay, one.reportDay, one.lastContactDay].filter((day) => day !== null);
  return days.length === 0 ? null : Math.max(...days);
}
