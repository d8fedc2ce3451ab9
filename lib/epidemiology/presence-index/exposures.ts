import { radixOrder } from './order.ts';
import type { PresenceIndex } from './presence-index.ts';
import { endOf, placeIndexOf } from './segment.ts';

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

/**
 * Merged stays of the exposers, cut to what counts, as columns sorted by place and opening. `place` and `person` are
 * dense numbers, `exposerNo` person numbers, times Unix ms. `latest`: the latest closing at the place so far.
 */
export type ExposingStays = {
  readonly count: number;
  readonly place: Int32Array;
  readonly person: Int32Array;
  readonly exposerNo: Float64Array;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  readonly latest: Float64Array;
};

/** Where and when the exposers exposed others. */
export function exposingStays(
  index: PresenceIndex,
  { exposers, lingerMs }: Pick<OverlapQuery, 'exposers' | 'lingerMs'>,
): ExposingStays {
  const found: Drawn = { place: [], person: [], exposerNo: [], opens: [], closes: [] };
  const asked = new Map<number, IndexExposer[]>();
  for (const exposer of exposers) {
    const person = index.people.find(exposer.personNo);
    const before = asked.get(person);
    const again = before?.some(({ from, to }) => from === exposer.from && to === exposer.to);
    if (person >= 0 && again !== true) {
      asked.set(person, [...(before ?? []), exposer]);
      exposePath(index, person, exposer, lingerMs, found);
    }
  }
  return sorted(found);
}

/** Places where the exposers were, by number: where thresholds are needed. */
export function placesOf(index: PresenceIndex, { place }: ExposingStays): number[] {
  return Array.from(new Set(place), (dense) => index.places.numberAt(dense));
}

type Drawn = { readonly [key in 'place' | 'person' | 'exposerNo' | 'opens' | 'closes']: number[] };
type Piece = { readonly place: number; readonly inAt: number; readonly outAt: number };

function exposePath(
  index: PresenceIndex,
  person: number,
  { personNo, from, to }: IndexExposer,
  lingerMs: number,
  found: Drawn,
): void {
  const pieces: Piece[] = [];
  const expose = ({ place, inAt, outAt }: Piece): void => {
    const opens = Math.max(inAt, from);
    const closes = Math.min(outAt + lingerMs, to);
    if (opens < closes) {
      found.place.push(place);
      found.person.push(person);
      found.exposerNo.push(personNo);
      found.opens.push(opens);
      found.closes.push(closes);
    }
  };
  for (const segment of index.segments) {
    const { dayStart } = segment;
    if (dayStart < to && dayStart + segment.latestOut > from - lingerMs) {
      const { bucketStart, rowsByPerson } = segment;
      const bucket = person >> segment.bucketShift;
      const last = bucket + 1 < bucketStart.length ? bucketStart[bucket + 1]! : 0;
      for (let at = bucketStart[bucket]!; at < last; at += 1) {
        const row = rowsByPerson[at]!;
        if (segment.person[row] === person) {
          const inAt = dayStart + segment.inAt[row]!;
          const outAt = dayStart + endOf(segment, row);
          if (outAt > inAt && inAt < to && outAt > from - lingerMs) {
            const piece = { place: segment.places[placeIndexOf(segment, row)]!, inAt, outAt };
            // Only a joined stay can overlap or touch another one of the person there.
            if (segment.outAt[row]! < 0) {
              pieces.push(piece);
            } else {
              expose(piece);
            }
          }
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
    expose({ place, inAt, outAt });
  }
}

function sorted({ place, person, exposerNo, opens, closes }: Drawn): ExposingStays {
  const count = place.length;
  const order = radixOrder(Int32Array.from(place), radixOrder(Float64Array.from(opens)));
  const stays = {
    count,
    place: new Int32Array(count),
    person: new Int32Array(count),
    exposerNo: new Float64Array(count),
    opens: new Float64Array(count),
    closes: new Float64Array(count),
    latest: new Float64Array(count),
  };
  for (let i = 0; i < count; i += 1) {
    const from = order[i]!;
    stays.place[i] = place[from]!;
    stays.person[i] = person[from]!;
    stays.exposerNo[i] = exposerNo[from]!;
    stays.opens[i] = opens[from]!;
    stays.closes[i] = closes[from]!;
    const before = i > 0 && stays.place[i - 1] === stays.place[i] ? stays.latest[i - 1]! : 0;
    stays.latest[i] = Math.max(before, stays.closes[i]!);
  }
  return stays;
}
