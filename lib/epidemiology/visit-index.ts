import { mergeStays, type Visit } from './visits.ts';
import { byCodeUnit } from './text-order.ts';

/**
 * Merged stays as columns, sorted by place and then by start, with two ways in: all stays of a place, all stays of a person.
 * Persons and places are numbers; a smaller person number is a smaller id by code unit.
 */
export interface VisitIndex {
  readonly personIds: readonly string[];
  readonly placeIds: readonly string[];
  readonly personOf: ReadonlyMap<string, number>;
  readonly person: Int32Array;
  readonly place: Int32Array;
  readonly inAt: Float64Array;
  readonly outAt: Float64Array;
  /** The latest `outAt` from the place's first stay up to this one: lets a search skip everything that had ended. */
  readonly latestOut: Float64Array;
  /** Stays of place p are rows placeStart[p] .. placeStart[p + 1] - 1. */
  readonly placeStart: Int32Array;
  /** Stays of person p are rows personRows[personStart[p] .. personStart[p + 1] - 1]. */
  readonly personStart: Int32Array;
  readonly personRows: Int32Array;
}

/**
 * Builds the index that {@link traceContacts} reads: O(n log n), about a second for a million visits.
 * A visit that does not end after it starts holds no time and is left out.
 */
export function indexVisits(visits: readonly Visit[]): VisitIndex {
  const stays = mergeStays(visits.filter((visit) => visit.outAt > visit.inAt));
  const personOf = numberIds(stays.map((stay) => stay.personId));
  const placeOf = numberIds(stays.map((stay) => stay.placeId));
  const rows = stays
    .map((stay) => ({
      person: personOf.get(stay.personId) ?? 0,
      place: placeOf.get(stay.placeId) ?? 0,
      inAt: stay.inAt,
      outAt: stay.outAt,
    }))
    .sort((a, b) => a.place - b.place || a.inAt - b.inAt || a.person - b.person);
  const person = Int32Array.from(rows, (row) => row.person);
  const place = Int32Array.from(rows, (row) => row.place);
  const inAt = Float64Array.from(rows, (row) => row.inAt);
  const outAt = Float64Array.from(rows, (row) => row.outAt);
  const personGroups = group(person, personOf.size);
  return {
    personIds: [...personOf.keys()],
    placeIds: [...placeOf.keys()],
    personOf,
    person,
    place,
    inAt,
    outAt,
    latestOut: runningMaximum(place, outAt),
    placeStart: group(place, placeOf.size).start,
    personStart: personGroups.start,
    personRows: personGroups.rows,
  };
}

function numberIds(ids: readonly string[]): Map<string, number> {
  const unique = [...new Set(ids)].sort(byCodeUnit);
  return new Map(unique.map((id, number) => [id, number]));
}

function runningMaximum(place: Int32Array, outAt: Float64Array): Float64Array {
  const latest = new Float64Array(outAt.length);
  for (let row = 0; row < outAt.length; row += 1) {
    const before = row > 0 && place[row] === place[row - 1] ? latest[row - 1]! : -Infinity;
    latest[row] = Math.max(before, outAt[row]!);
  }
  return latest;
}

/** Counting sort: rows by key, in row order inside a key. */
function group(keys: Int32Array, count: number): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const key of keys) {
    start[key + 1] = start[key + 1]! + 1;
  }
  for (let key = 0; key < count; key += 1) {
    start[key + 1] = start[key + 1]! + start[key]!;
  }
  const next = start.slice(0, count);
  const rows = new Int32Array(keys.length);
  keys.forEach((key, row) => {
    rows[next[key]!] = row;
    next[key] = next[key]! + 1;
  });
  return { start, rows };
}

/** First row of place `at` whose stay, or an earlier one there, ends after `time`; binary search over `latestOut`. */
export function firstRowEndingAfter(index: VisitIndex, at: number, time: number): number {
  let low = index.placeStart[at]!;
  let high = index.placeStart[at + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.latestOut[middle]! > time) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
