import type { StayColumns } from './stay-columns.ts';

/**
 * Stays of one local day, sorted by place and arrival, with two ways in. Times are ms from `dayStart`. A negative end is
 * the bitwise complement of the end of a joined stay: another stay of the person at that place overlaps or touches it, so
 * the two are merged before they count. An end equal to the beginning is a stay that was replaced: it holds no time.
 */
export type Segment = {
  readonly dayStart: number;
  readonly rows: number;
  /** Length of the longest stay, and the latest end. */
  readonly longest: number;
  readonly latestOut: number;
  /** Dense place numbers, ascending; stays of places[i] are rows placeStart[i] .. placeStart[i + 1] - 1. */
  readonly places: Int32Array;
  readonly placeStart: Int32Array;
  /** Position in `places` by dense place, plus one; empty for small segments, which are searched. */
  readonly placeSlot: Int32Array;
  readonly person: Int32Array;
  readonly inAt: Int32Array;
  readonly outAt: Int32Array;
  /** Rows by person; persons `b << bucketShift` and up are rowsByPerson[bucketStart[b] ..], sorted by person. */
  readonly bucketShift: number;
  readonly bucketStart: Int32Array;
  readonly rowsByPerson: Int32Array;
};

/** Row numbers take 26 bits of a sorting key: at most 67 million stays a segment. */
const ROWS = 2 ** 26;

/** Builds a segment from the chosen rows of a day's columns. O(n log n) with small n: sorted place by place. */
export function buildSegment(columns: StayColumns, chosen: Int32Array): Segment {
  const rows = chosen.length;
  const { places, placeStart, order } = sortByPlace(columns, chosen);
  const person = new Int32Array(rows);
  const inAt = new Int32Array(rows);
  const outAt = new Int32Array(rows);
  let longest = 0;
  let latestOut = 0;
  for (let row = 0; row < rows; row += 1) {
    const from = order[row]! % ROWS;
    const end = columns.outAt[from]!;
    const out = end < 0 ? ~end : end;
    person[row] = columns.person[from]!;
    inAt[row] = columns.inAt[from]!;
    outAt[row] = end;
    longest = Math.max(longest, out - columns.inAt[from]!);
    latestOut = Math.max(latestOut, out);
  }
  const byPerson = groupByPerson(person);
  const { dayStart } = columns;
  const segment = {
    dayStart,
    rows,
    longest,
    latestOut,
    places,
    placeStart,
    placeSlot: slotsOf(places, rows),
    person,
    inAt,
    outAt,
    ...byPerson,
  };
  markJoined(segment);
  return segment;
}

function sortByPlace(columns: StayColumns, chosen: Int32Array) {
  let highest = 0;
  for (const row of chosen) {
    highest = Math.max(highest, columns.place[row]!);
  }
  const next = new Int32Array(highest + 2);
  for (const row of chosen) {
    next[columns.place[row]! + 1]! += 1;
  }
  const distinct: number[] = [];
  const starts: number[] = [];
  for (let place = 0; place <= highest; place += 1) {
    if (next[place + 1]! > 0) {
      distinct.push(place);
      starts.push(next[place]!);
    }
    next[place + 1]! += next[place]!;
  }
  starts.push(chosen.length);
  const order = new Float64Array(chosen.length);
  for (const row of chosen) {
    const place = columns.place[row]!;
    order[next[place]!] = columns.inAt[row]! * ROWS + row;
    next[place]! += 1;
  }
  for (let i = 0; i < distinct.length; i += 1) {
    order.subarray(starts[i], starts[i + 1]).sort();
  }
  return { places: Int32Array.from(distinct), placeStart: Int32Array.from(starts), order };
}

function slotsOf(places: Int32Array, rows: number): Int32Array {
  const length = (places.at(-1) ?? -1) + 1;
  if (length > rows) {
    return new Int32Array(0);
  }
  const slots = new Int32Array(length);
  places.forEach((place, i) => {
    slots[place] = i + 1;
  });
  return slots;
}

/** Counting sort into buckets of few people, then a short insertion sort inside each. */
function groupByPerson(person: Int32Array) {
  let highest = 0;
  for (const one of person) {
    highest = Math.max(highest, one);
  }
  let bucketShift = 0;
  while (highest >> bucketShift > person.length / 2) {
    bucketShift += 1;
  }
  const bucketStart = new Int32Array((highest >> bucketShift) + 2);
  for (const one of person) {
    bucketStart[(one >> bucketShift) + 1]! += 1;
  }
  for (let bucket = 1; bucket < bucketStart.length; bucket += 1) {
    bucketStart[bucket]! += bucketStart[bucket - 1]!;
  }
  const next = bucketStart.slice();
  const rowsByPerson = new Int32Array(person.length);
  for (let row = 0; row < person.length; row += 1) {
    const one = person[row]!;
    const bucket = one >> bucketShift;
    let at = next[bucket]!;
    next[bucket] = at + 1;
    const first = bucketStart[bucket]!;
    while (at > first && person[rowsByPerson[at - 1]!]! > one) {
      rowsByPerson[at] = rowsByPerson[at - 1]!;
      at -= 1;
    }
    rowsByPerson[at] = row;
  }
  return { bucketShift, bucketStart, rowsByPerson };
}

/** Marks stays of one person at one place that overlap or touch. Rows of a person come in order of place and arrival. */
function markJoined(segment: Segment): void {
  const { rowsByPerson, person, inAt, outAt } = segment;
  let holder = -1;
  for (const row of rowsByPerson) {
    const joins =
      holder >= 0 &&
      person[row] === person[holder] &&
      inAt[row]! <= endOf(segment, holder) &&
      placeIndexOf(segment, row) === placeIndexOf(segment, holder);
    if (joins) {
      join(outAt, row);
      join(outAt, holder);
    }
    if (!joins || endOf(segment, row) > endOf(segment, holder)) {
      holder = row;
    }
  }
}

/** Marks a row as joined; a replaced one stays as it is. */
export function join(outAt: Int32Array, row: number): void {
  if (outAt[row]! >= 0) {
    outAt[row] = ~outAt[row]!;
  }
}

/** End of a stay, ms from the start of the day. */
export function endOf({ outAt }: Segment, row: number): number {
  const end = outAt[row]!;
  return end < 0 ? ~end : end;
}

/** Position of a row's place in `places`. */
export function placeIndexOf({ placeStart }: Segment, row: number): number {
  return firstAbove(placeStart, row, 0, placeStart.length) - 1;
}

/** First position in [low, high) whose value is above `value`, `high` when there is none; the values ascend. */
export function firstAbove(values: Int32Array, value: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! > value) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

/** Position of a dense place in `places`, -1 when nobody was there. */
export function findPlace({ places, placeSlot }: Segment, place: number): number {
  if (placeSlot.length > 0) {
    return place < placeSlot.length ? placeSlot[place]! - 1 : -1;
  }
  const at = firstAbove(places, place - 1, 0, places.length);
  return places[at] === place ? at : -1;
}

/** First and last + 1 position in `rowsByPerson` of one person. */
export function rowsOf(segment: Segment, dense: number): { from: number; to: number } {
  const { bucketStart, bucketShift, rowsByPerson, person } = segment;
  const bucket = dense >> bucketShift;
  if (bucket + 1 >= bucketStart.length) {
    return { from: 0, to: 0 };
  }
  const end = bucketStart[bucket + 1]!;
  let from = bucketStart[bucket]!;
  while (from < end && person[rowsByPerson[from]!]! < dense) {
    from += 1;
  }
  let to = from;
  while (to < end && person[rowsByPerson[to]!] === dense) {
    to += 1;
  }
  return { from, to };
}
