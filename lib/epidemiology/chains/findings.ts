import type { ChainLink } from '../chains.ts';
import type { CaseFacts } from './case-facts.ts';

/** What may be wrong with a date, or with two that belong together. */
export const dateFindingKinds = [
  'infectee-before-infector',
  'report-before-onset',
  'death-before-onset',
  'death-before-report',
  'positive-before-sample',
  'after-today',
] as const;
export type DateFindingKind = (typeof dateFindingKinds)[number];

/** Dates that can't all be right. `ids`: the case, or infector and infectee. `days`: by how much. */
export interface DateFinding {
  readonly kind: DateFindingKind;
  readonly ids: readonly string[];
  readonly days: number;
}

/** A link whose onsets lie further apart than the disease explains: a case in between may be missing. */
export interface LongGap {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The bound that was passed. */
  readonly allowed: number;
}

/**
 * Dates that contradict each other, by case and by link. A report before the onset happens in people who were tested
 * before they fell ill: it is listed to be looked at, not as an error.
 * @param today the day now; dates after it are listed. `null`: not checked.
 */
export function findDateFindings(
  cases: readonly CaseFacts[],
  links: readonly ChainLink[],
  today: number | null,
): DateFinding[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const found: DateFinding[] = [];
  const check = (kind: DateFindingKind, ids: readonly string[], earlier: Day, later: Day): void => {
    if (earlier !== null && later !== null && later < earlier) {
      found.push({ kind, ids, days: earlier - later });
    }
  };
  for (const one of cases) {
    check('report-before-onset', [one.id], one.onsetDay, one.reportDay);
    check('death-before-onset', [one.id], one.onsetDay, one.deathDay);
    check('death-before-report', [one.id], one.reportDay, one.deathDay);
    check('positive-before-sample', [one.id], one.sampleDay, one.positiveDay);
    const last = Math.max(...[one.onsetDay, one.reportDay, one.deathDay].map((day) => day ?? -Infinity));
    check('after-today', [one.id], Number.isFinite(last) ? last : null, today);
  }
  for (const { from, to } of links) {
    check(
      'infectee-before-infector',
      [from, to],
      byId.get(from)?.onsetDay ?? null,
      byId.get(to)?.onsetDay ?? null,
    );
  }
  return found;
}

type Day = number | null;

/** Links whose onsets lie too far apart, the longest first. */
export function findLongGaps(cases: readonly CaseFacts[], links: readonly ChainLink[]): LongGap[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return links
    .flatMap(({ from, to }): LongGap[] => {
      const infectee = byId.get(to);
      const days = (infectee?.onsetDay ?? Number.NaN) - (byId.get(from)?.onsetDay ?? Number.NaN);
      const allowed = infectee?.terms.longGapDays ?? 0;
      return days > allowed ? [{ from, to, days, allowed }] : [];
    })
    .sort((a, b) => b.days - a.days);
}
