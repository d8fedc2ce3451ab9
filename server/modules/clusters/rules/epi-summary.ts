import { wilson } from '../../../../lib/epidemiology/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';

/** What of a case counts in a cluster; dates `YYYY-MM-DD`. */
export type ClusterCase = {
  readonly personNo: number;
  readonly disease: string;
  readonly classification: string;
  readonly onsetDate: string | null;
  readonly reportDate: string;
};

export type EpiSummary = {
  readonly participants: number;
  readonly ill: number;
  readonly illBefore: number;
  readonly attackRate: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly firstOnset: string | null;
  readonly lastOnset: string | null;
};

/**
 * Attack rate of an event: participants who became confirmed or probable cases of its disease on or after its first
 * day, of all who were not ill before it; Wilson interval 95 %. The day of a case is its onset, else its report.
 * @param from start of the event, Unix ms.
 * @param casesOf cases by participant; a participant without one is missing.
 */
export function epiSummary(
  disease: string,
  from: number,
  participants: readonly number[],
  casesOf: ReadonlyMap<number, readonly ClusterCase[]>,
): EpiSummary {
  const firstDay = localDate(from);
  const own = participants.map((no) =>
    (casesOf.get(no) ?? []).filter(
      (one) =>
        one.disease === disease && (one.classification === 'CONFIRMED' || one.classification === 'PROBABLE'),
    ),
  );
  const during = own.map((cases) => cases.filter((one) => dayOf(one) >= firstDay));
  const ill = during.filter((cases) => cases.length > 0).length;
  const illBefore = own.filter((cases, i) => cases.length > 0 && during[i]!.length === 0).length;
  const onsets = during.flatMap((cases) => cases.flatMap((one) => one.onsetDate ?? [])).toSorted();
  const rate = wilson(ill, participants.length - illBefore);
  return {
    participants: participants.length,
    ill,
    illBefore,
    attackRate: rate === null ? null : { value: rate.value, low: rate.low, high: rate.high },
    firstOnset: onsets[0] ?? null,
    lastOnset: onsets.at(-1) ?? null,
  };
}

function dayOf(one: ClusterCase): string {
  return one.onsetDate ?? one.reportDate;
}
