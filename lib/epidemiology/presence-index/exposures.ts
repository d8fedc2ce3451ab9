import type { PresenceIndex } from './presence-index.ts';
import { endOf, placeIndexOf, rowsOf } from './segment.ts';

/** Somebody who may have exposed others between `from` and `to`, Unix ms. */
export type IndexExposer = { readonly personNo: number; readonly from: number; readonly to: number };

/** What is asked; times in whole ms. The rules are those of `traceContacts`. */
export type OverlapQuery = {
  readonly exposers: readonly IndexExposer[];
  /** Shortest overlap that counts at a place, ms; 0 still asks for more than nothing. */
  readonly minMsAt: (placeNo: number) => number;
  /** How long a place stays infectious after an exposer has left, ms. */
  readonly lingerMs: number;
  /** People who are not looked for. */
  readonly exclude: readonly number[];
  /** Only these are looked for; null: everybody. */
  readonly only: readonly number[] | null;
};

/** An exposer's merged stay, cut to what counts. `place` and `person` are dense numbers, times Unix ms. */
export type ExposingStay = {
  readonly place: number;
  readonly person: number;
  readonly exposerNo: number;
  readonly opens: number;
  readonly closes: number;
};

/** Exposing stays, sorted by place and opening. */
export function exposingStays(
  index: PresenceIndex,
  { exposers, lingerMs }: Pick<OverlapQuery, 'exposers' | 'lingerMs'>,
): ExposingStay[] {
  const found: ExposingStay[] = [];
  const asked = new Set<string>();
  for (const exposer of exposers) {
    const key = `${exposer.personNo} ${exposer.from} ${exposer.to}`;
    const person = index.people.find(exposer.personNo);
    if (person >= 0 && !asked.has(key)) {
      asked.add(key);
      exposePath(index, person, exposer, lingerMs, found);
    }
  }
  return found.sort((a, b) => a.place - b.place || a.opens - b.opens);
}

/** Places where the exposers were, by number: where thresholds are needed. */
export function placesOf(index: PresenceIndex, stays: readonly ExposingStay[]): number[] {
  return [...new Set(stays.map(({ place }) => place))].map((place) => index.places.numberAt(place));
}

type Piece = { readonly place: number; readonly inAt: number; readonly outAt: number };

function exposePath(
  index: PresenceIndex,
  person: number,
  { personNo, from, to }: IndexExposer,
  lingerMs: number,
  found: ExposingStay[],
): void {
  const pieces: Piece[] = [];
  for (const segment of index.segments) {
    const { dayStart } = segment;
    if (dayStart < to && dayStart + segment.latestOut > from - lingerMs) {
      const rows = rowsOf(segment, person);
      for (let at = rows.from; at < rows.to; at += 1) {
        const row = segment.rowsByPerson[at]!;
        const inAt = dayStart + segment.inAt[row]!;
        const outAt = dayStart + endOf(segment, row);
        if (outAt > inAt && inAt < to && outAt > from - lingerMs) {
          pieces.push({ place: segment.places[placeIndexOf(segment, row)]!, inAt, outAt });
        }
      }
    }
  }
  pieces.sort((a, b) => a.place - b.place || a.inAt - b.inAt);
  for (let i = 0; i < pieces.length;) {
    const { place, inAt } = pieces[i]!;
    let { outAt } = pieces[i]!;
    for (i += 1; pieces[i]?.place === place && pieces[i]!.inAt <= outAt; i += 1) {
      outAt = Math.max(outAt, pieces[i]!.outAt);
    }
    const opens = Math.max(inAt, from);
    const closes = Math.min(outAt + lingerMs, to);
    if (opens < closes) {
      found.push({ place, person, exposerNo: personNo, opens, closes });
    }
  }
}
