import { countHits, countSums } from './counting.ts';
import type { DenseNumbers } from './dense-numbers.ts';
import { exposingStays, type ExposingStays, type OverlapQuery } from './exposures.ts';
import type { Hits } from './hits.ts';
import { inOrder, orderBy } from './order.ts';
import type { PresenceIndex } from './presence-index.ts';
import { longestExposed } from './rank.ts';
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
  /** Stays that were looked at to add up; those of the people answered are read once more. */
  readonly scanned: number;
};

/** Every counted overlap, by beginning, exposer, place and person: what `coPresence` answers from SQL. */
export function findOverlaps(
  index: PresenceIndex,
  query: OverlapQuery,
  exposing: ExposingStays = exposingStays(index, query),
): Overlaps {
  const hits = index.emptyHits();
  const columns = index.zeros();
  const { only, exclude } = query;
  mark(index, columns.marks, only ?? exclude, 1);
  mark(index, columns.marks, only === null ? [] : exclude, 0);
  const counting = countHits(exposing, columns, { marked: only !== null, apart: true }, hits);
  let scanned = 0;
  try {
    scanned = scanStays(index, exposing, query, counting);
  } finally {
    mark(index, columns.marks, only ?? exclude, 0);
  }
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
    scanned,
  };
}

function mark<T extends Int32Array | Float64Array>(
  { people }: PresenceIndex,
  column: T,
  numbers: readonly number[],
  value: number,
): void {
  for (const number of numbers) {
    const dense = people.find(number);
    if (dense >= 0) {
      column[dense] = value;
    }
  }
}

function numbersOf(numbers: DenseNumbers, dense: Int32Array, count: number): Float64Array {
  const found = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    found[i] = numbers.numberAt(dense[i]!);
  }
  return found;
}

/** Milliseconds of everybody who was met, by dense number in `index.zeros()`. `clear` leaves zeros behind. */
export type ScannedPeople = {
  readonly people: number;
  readonly scanned: number;
  readonly clear: () => void;
};

/** The scan behind {@link sumOverlaps} alone: milliseconds by person, without places, order or limit. */
export function scanPeople(
  index: PresenceIndex,
  query: OverlapQuery,
  exposing: ExposingStays = exposingStays(index, query),
): ScannedPeople {
  const columns = index.zeros();
  const { sums, marks, found } = columns;
  const { only, exclude } = query;
  mark(index, marks, only ?? [], 1);
  // Whatever is added to it, it never looks like somebody new.
  mark(index, sums, exclude, -Infinity);
  const counting = countSums(exposing, columns, only !== null);
  const scanned = scanStays(index, exposing, query, counting);
  mark(index, sums, exclude, 0);
  mark(index, marks, only ?? [], 0);
  const people = counting.people();
  const clear = (): void => {
    for (let i = 0; i < people; i += 1) {
      sums[found[i]!] = 0;
      marks[found[i]!] = 0;
    }
  };
  return { people, scanned, clear };
}

/**
 * The same added up: only the `limit` people with the longest exposure are answered, as `sumCoPresence` does. Everybody
 * is added up first; places, times and exposers are then looked up for those who are answered.
 */
export function sumOverlaps(
  index: PresenceIndex,
  query: OverlapQuery & { readonly limit: number },
  exposing: ExposingStays = exposingStays(index, query),
): OverlapSums {
  const { people, scanned, clear } = scanPeople(index, query, exposing);
  try {
    const columns = index.zeros();
    const chosen = longestExposed(index, columns.found.subarray(0, people), query.limit);
    chosen.forEach((person, i) => {
      columns.marks[person] = i + 1;
    });
    const hits = index.emptyHits();
    scanStays(index, exposing, query, countHits(exposing, columns, { marked: true, apart: false }, hits));
    const order = hitsByRank(hits, columns.marks, chosen.length);
    return { total: people, ...addPlaces(index, hits, order), scanned };
  } finally {
    clear();
  }
}

/** Hits by rank; those of a person stay as they came: place by place. */
function hitsByRank({ person, count }: Hits, ranks: Int32Array, people: number): Int32Array {
  const next = new Int32Array(people + 2);
  for (let i = 0; i < count; i += 1) {
    next[ranks[person[i]!]! + 1]! += 1;
  }
  for (let rank = 1; rank < next.length; rank += 1) {
    next[rank]! += next[rank - 1]!;
  }
  const order = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    const rank = ranks[person[i]!]!;
    order[next[rank]!] = i;
    next[rank]! += 1;
  }
  return order;
}

/** Adds up hits by person and place; places of a person by earliest overlap, exposer and number. */
function addPlaces({ people, places }: PresenceIndex, hits: Hits, order: Int32Array) {
  const columns = Array.from({ length: 6 }, () => new Float64Array(order.length));
  const [personNo, placeNo, ms, from, to, viaNo] = columns as [
    Float64Array<ArrayBuffer>,
    Float64Array<ArrayBuffer>,
    Float64Array<ArrayBuffer>,
    Float64Array<ArrayBuffer>,
    Float64Array<ArrayBuffer>,
    Float64Array<ArrayBuffer>,
  ];
  let count = 0;
  const later = (a: number, b: number): boolean =>
    (from[a]! - from[b]! || viaNo[a]! - viaNo[b]! || placeNo[a]! - placeNo[b]!) > 0;
  for (let i = 0; i < order.length;) {
    const person = hits.person[order[i]!]!;
    const first = count;
    while (i < order.length && hits.person[order[i]!] === person) {
      const place = hits.place[order[i]!]!;
      personNo[count] = people.numberAt(person);
      placeNo[count] = places.numberAt(place);
      from[count] = Infinity;
      ms[count] = 0;
      for (
        ;
        i < order.length && hits.person[order[i]!] === person && hits.place[order[i]!] === place;
        i += 1
      ) {
        const hit = order[i]!;
        ms[count] = ms[count]! + hits.ms[hit]!;
        to[count] = Math.max(to[count]!, hits.to[hit]!);
        const begins = hits.from[hit]!;
        const via = hits.exposerNo[hit]!;
        if (begins < from[count]! || (begins === from[count] && via < viaNo[count]!)) {
          from[count] = begins;
          viaNo[count] = via;
        }
      }
      for (let at = count; at > first && later(at - 1, at); at -= 1) {
        swap(columns, at);
      }
      count += 1;
    }
  }
  const cut = (column: Float64Array<ArrayBuffer>) => column.slice(0, count);
  return {
    personNo: cut(personNo),
    placeNo: cut(placeNo),
    ms: cut(ms),
    from: cut(from),
    to: cut(to),
    viaNo: cut(viaNo),
  };
}

function swap(columns: readonly Float64Array[], at: number): void {
  for (const column of columns) {
    const value = column[at]!;
    column[at] = column[at - 1]!;
    column[at - 1] = value;
  }
}
