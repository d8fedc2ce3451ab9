import type { DataOf } from '../../kit/api.ts';
import { readNumber } from '../place/draft.ts';

export type CutOffs = DataOf<'GET /cases/{id}/trace/plan'>['cutOffs'];
export type CutDraft = { readonly [field in keyof CutOffs]: string };

/** Scores that the slider stops at: wide steps where the scores are wide. */
export const sliderScores = [
  0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 5_760,
] as const;

/** Cut-offs as typed. */
export function draftOf(cutOffs: CutOffs): CutDraft {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    F1: text(cutOffs.F1),
    F2: text(cutOffs.F2),
    maxOrders: text(cutOffs.maxOrders),
    crowd: text(cutOffs.crowd),
  };
}

/** Which typed fields can't be read. */
export function faultsOf(draft: CutDraft): ReadonlySet<keyof CutOffs> {
  const faults = new Set<keyof CutOffs>();
  for (const field of ['F1', 'F2'] as const) {
    const value = readNumber(draft[field]);
    if (value === null || value === undefined || value < 0) {
      faults.add(field);
    }
  }
  for (const [field, least] of [
    ['maxOrders', 0],
    ['crowd', 2],
  ] as const) {
    const value = readNumber(draft[field]);
    if (value === null || (value !== undefined && (value < least || value % 1 !== 0))) {
      faults.add(field);
    }
  }
  return faults;
}

/** The cut-offs that are typed; null while a field can't be read. */
export function cutOffsOf(draft: CutDraft): CutOffs | null {
  return faultsOf(draft).size > 0
    ? null
    : {
        F1: readNumber(draft.F1) ?? 0,
        F2: readNumber(draft.F2) ?? 0,
        maxOrders: readNumber(draft.maxOrders) ?? null,
        crowd: readNumber(draft.crowd) ?? null,
      };
}

/** The stop of the slider nearest below a score. */
export function stopOf(score: number): number {
  return Math.max(
    0,
    sliderScores.findLastIndex((one) => one <= score),
  );
}
