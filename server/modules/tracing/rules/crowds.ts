import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { EvidenceSource } from '../types.ts';

/** A meeting as the cut looks at it. */
export type Meeting = {
  readonly source: EvidenceSource;
  readonly placeNo: number | null;
  readonly from: number;
  readonly to: number;
};

/** People together with the case at one place at one time; Unix ms. */
export type Crowd = {
  readonly placeNo: number;
  readonly from: number;
  readonly to: number;
  readonly personNos: ReadonlySet<number>;
};

/** Meetings at one place with less than this between them are one occasion. */
const GAP_MS = HOUR_MS;

/**
 * Occasions on which the case was together with more than `threshold` people at one place: meetings there that
 * overlap, or follow each other within an hour, are one occasion. Earliest first.
 */
export function findCrowds(
  contacts: readonly { readonly personNo: number; readonly evidence: readonly Meeting[] }[],
  threshold: number,
): Crowd[] {
  const meetings = contacts.flatMap(({ personNo, evidence }) =>
    evidence.flatMap(({ source, placeNo, from, to }) =>
      source === 'presence' && placeNo !== null ? { personNo, placeNo, from, to } : [],
    ),
  );
  const crowds: Crowd[] = [];
  for (const own of Map.groupBy(meetings, (one) => one.placeNo).values()) {
    let open: { placeNo: number; from: number; to: number; personNos: Set<number> } | null = null;
    for (const { personNo, placeNo, from, to } of own.toSorted((a, b) => a.from - b.from)) {
      if (open === null || from > open.to + GAP_MS) {
        open = { placeNo, from, to, personNos: new Set() };
        crowds.push(open);
      }
      open.to = Math.max(open.to, to);
      open.personNos.add(personNo);
    }
  }
  return crowds
    .filter((crowd) => crowd.personNos.size > threshold)
    .sort((a, b) => a.from - b.from || a.placeNo - b.placeNo);
}

/** Was every meeting of this person one of these crowds, and nothing else? */
export function coveredBy(crowds: readonly Crowd[], personNo: number, evidence: readonly Meeting[]): boolean {
  return (
    evidence.length > 0 &&
    evidence.every(({ source, placeNo, from }) =>
      crowds.some(
        (crowd) =>
          source === 'presence' &&
          crowd.placeNo === placeNo &&
          crowd.from <= from &&
          from <= crowd.to &&
          crowd.personNos.has(personNo),
      ),
    )
  );
}
