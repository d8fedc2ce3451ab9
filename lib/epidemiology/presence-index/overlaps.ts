import type { DenseNumbers } from './dense-numbers.ts';
import { exposingStays, type ExposingStay, type OverlapQuery } from './exposures.ts';
import { Hits } from './hits.ts';
import type { PresenceIndex } from './presence-index.ts';
import { scanStays } from './scan.ts';

/** Counted overlaps of an exposer and another person, as columns; person and place numbers, times Unix ms. */
export type Overlaps = {
  readonly exposerNo: Float64Array;
  readonly personNo: Float64Array;
  readonly placeNo: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Stays that were looked at. */
  readonly scanned: number;
};

/** Overlaps added up by person and place. People by sum descending, then number; places of one by earliest overlap. */
export type OverlapSums = {
  /** People found, also those beyond the limit. */
  readonly total: number;
  readonly personNo: Float64Array;
  readonly placeNo: Float64Array;
  readonly ms: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Exposer of the earliest overlap, the smallest number on a tie. */
  readonly viaNo: Float64Array;
  readonly scanned: number;
};

/** Hit numbers take 26 bits of a sorting key. */
const HITS = 2 ** 26;

/** Every counted overlap, by beginning, exposer, place and person: what `coPresence` answers from SQL. */
export function findOverlaps(
  index: PresenceIndex,
  query: OverlapQuery,
  exposing: readonly ExposingStay[] = exposingStays(index, query),
): Overlaps {
  const hits = index.emptyHits();
  scanStays(index, exposing, query, true, hits);
  const personNo = numbersOf(index.people, hits.person, hits.count);
  const placeNo = numbersOf(index.places, hits.place, hits.count);
  const order = orderBy(
    hits.from.subarray(0, hits.count),
    (a, b) =>
      hits.exposerNo[a]! - hits.exposerNo[b]! || placeNo[a]! - placeNo[b]! || personNo[a]! - personNo[b]!,
  );
  return {
    exposerNo: inOrder(hits.exposerNo, order),
    personNo: inOrder(personNo, order),
    placeNo: inOrder(placeNo, order),
    from: inOrder(hits.from, order),
    to: inOrder(hits.to, order),
    scanned: hits.scanned,
  };
}

/** Positions by ascending value, then as `compare` says. Native keys do most: values are rarely alike. */
function orderBy(values: Float64Array, compare: (a: number, b: number) => number): Int32Array {
  const count = values.length;
  const sorted = values.slice().sort();
  const start = new Map<number, number>();
  const order = new Int32Array(count);
  for (let i = count - 1; i >= 0; i -= 1) {
    start.set(sorted[i]!, i);
  }
  for (let i = 0; i < count; i += 1) {
    const at = start.get(values[i]!)!;
    order[at] = i;
    start.set(values[i]!, at + 1);
  }
  for (let i = 0; i < count;) {
    const first = i;
    for (i += 1; i < count && sorted[i] === sorted[first];) {
      i += 1;
    }
    if (i - first > 1) {
      order.subarray(first, i).sort(compare);
    }
  }
  return order;
}

function inOrder(values: Float64Array, order: Int32Array): Float64Array {
  const sorted = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    sorted[i] = values[order[i]!]!;
  }
  return sorted;
}

function numbersOf(numbers: DenseNumbers, dense: Int32Array, count: number): Float64Array {
  const found = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    found[i] = numbers.numberAt(dense[i]!);
  }
  return found;
}

/** The same added up: only the `limit` people with the longest exposure are answered, as `sumCoPresence` does. */
export function sumOverlaps(
  index: PresenceIndex,
  query: OverlapQuery & { readonly limit: number },
  exposing: readonly ExposingStay[] = exposingStays(index, query),
): OverlapSums {
  const hits = index.emptyHits();
  scanStays(index, exposing, query, false, hits);
  const { ranks, total, clear } = rankPeople(index, hits, query.limit);
  const order = hitsByRank(hits, ranks);
  clear();
  const sums = new Hits();
  for (let i = 0; i < order.length;) {
    const person = hits.person[order[i]!]!;
    const from = i;
    while (i < order.length && hits.person[order[i]!] === person) {
      i += 1;
    }
    addPlaces(index, hits, order.subarray(from, i), sums);
  }
  const columns = (values: Float64Array): Float64Array => values.slice(0, sums.count);
  return {
    total,
    personNo: numbersOf(index.people, sums.person, sums.count),
    placeNo: numbersOf(index.places, sums.place, sums.count),
    ms: columns(sums.ms),
    from: columns(sums.from),
    to: columns(sums.to),
    viaNo: columns(sums.exposerNo),
    scanned: hits.scanned,
  };
}

/** Place in the list of each person by dense number, counted from 1; 0 for who is not in it. `clear` gives the room back. */
function rankPeople(index: PresenceIndex, hits: Hits, limit: number) {
  const { people } = index;
  const { sums, ranks } = index.zeros();
  const found: number[] = [];
  for (let i = 0; i < hits.count; i += 1) {
    const person = hits.person[i]!;
    if (sums[person] === 0) {
      found.push(person);
    }
    sums[person] = sums[person]! + hits.ms[i]!;
  }
  let chosen = found;
  if (found.length > limit) {
    const lengths = Float64Array.from(found, (person) => -sums[person]!).sort();
    const least = -lengths[Math.max(0, limit - 1)]!;
    chosen = found.filter((person) => sums[person]! >= least);
  }
  const order = orderBy(
    Float64Array.from(chosen, (person) => -sums[person]!),
    (a, b) => people.numberAt(chosen[a]!) - people.numberAt(chosen[b]!),
  );
  for (let i = 0; i < order.length && i < limit; i += 1) {
    ranks[chosen[order[i]!]!] = i + 1;
  }
  const clear = (): void =>
    found.forEach((person) => {
      sums[person] = 0;
      ranks[person] = 0;
    });
  return { ranks, total: found.length, clear };
}

function hitsByRank(hits: Hits, ranks: Int32Array): Int32Array {
  const keys = new Float64Array(hits.count);
  let count = 0;
  for (let i = 0; i < hits.count; i += 1) {
    const rank = ranks[hits.person[i]!]!;
    if (rank > 0) {
      keys[count] = rank * HITS + i;
      count += 1;
    }
  }
  const sorted = keys.subarray(0, count).sort();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    order[i] = sorted[i]! % HITS;
  }
  return order;
}

type PlaceSum = { place: number; ms: number; from: number; to: number; viaNo: number };

/** Adds up the hits of one person by place. */
function addPlaces(index: PresenceIndex, hits: Hits, own: Int32Array, sums: Hits): void {
  if (own.length === 1) {
    const i = own[0]!;
    sums.add(hits.person[i]!, hits.place[i]!, hits.exposerNo[i]!, hits.from[i]!, hits.to[i]!, hits.ms[i]!);
    return;
  }
  const byPlace = new Map<number, PlaceSum>();
  for (const i of own) {
    const { place, ms, from, to, exposerNo } = hits;
    const sum = byPlace.get(place[i]!);
    if (sum === undefined) {
      byPlace.set(place[i]!, {
        place: place[i]!,
        ms: ms[i]!,
        from: from[i]!,
        to: to[i]!,
        viaNo: exposerNo[i]!,
      });
    } else {
      sum.ms += ms[i]!;
      sum.to = Math.max(sum.to, to[i]!);
      if (from[i]! < sum.from || (from[i] === sum.from && exposerNo[i]! < sum.viaNo)) {
        sum.from = from[i]!;
        sum.viaNo = exposerNo[i]!;
      }
    }
  }
  const numberOf = ({ place }: PlaceSum): number => index.places.numberAt(place);
  const list = [...byPlace.values()];
  if (list.length > 1) {
    list.sort((a, b) => a.from - b.from || a.viaNo - b.viaNo || numberOf(a) - numberOf(b));
  }
  const person = hits.person[own[0]!]!;
  list.forEach(({ place, viaNo, from, to, ms }) => sums.add(person, place, viaNo, from, to, ms));
}
