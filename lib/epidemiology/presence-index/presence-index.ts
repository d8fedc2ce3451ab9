import { DenseNumbers } from './dense-numbers.ts';
import { Hits } from './hits.ts';
import { joinSegments } from './join-segments.ts';
import { buildSegment, findPlace, firstAbove, endOf, placeIndexOf, type Segment } from './segment.ts';
import { StayColumns } from './stay-columns.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** A stay as the log keeps it; times Unix ms. */
export type IndexedStay = {
  readonly placeNo: number;
  readonly personNo: number;
  readonly inAt: number;
  readonly outAt: number;
};

/** All stays that began at one place at one moment are read and replaced together. */
export type StayKey = Pick<IndexedStay, 'placeNo' | 'inAt'>;

/** By dense person number; `found` lists whoever was met. */
export type PersonColumns = {
  readonly sums: Float64Array;
  readonly marks: Int32Array;
  readonly found: Int32Array;
};

export type PresenceIndexSize = { readonly rows: number; readonly bytes: number; readonly days: number };

/**
 * Stays in memory, by place and by person: what {@link findOverlaps} and {@link sumOverlaps} read. A day is a list of
 * segments: one for stays up to an hour and one for longer ones, so that who looks for somebody present at a moment
 * looks back an hour among most and half a day only among few; and small ones for what came later, merged into larger
 * ones as they grow (each at least four times the next), so that any number of additions costs O(n log n).
 */
export class PresenceIndex {
  readonly people = new DenseNumbers();
  readonly places = new DenseNumbers();
  readonly #offset: number;
  #days = new Map<number, Segment[][]>();
  #segments: readonly Segment[] = [];
  #zeros: PersonColumns = { sums: new Float64Array(0), marks: new Int32Array(0), found: new Int32Array(0) };
  readonly #hits = new Hits();

  /** @param offsetMs what local time is ahead of UTC: days are local days. */
  constructor(offsetMs = 0) {
    this.#offset = offsetMs;
  }

  /** All segments, by day. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Room for the hits of one question at a time; kept, since fresh memory costs more than the search. */
  emptyHits(): Hits {
    this.#hits.clear();
    return this.#hits;
  }

  /** Columns by person, kept like the hits: whoever writes into `sums` and `marks` leaves zeros behind. */
  zeros(): PersonColumns {
    if (this.#zeros.sums.length < this.people.size) {
      const length = Math.ceil(this.people.size * 1.25);
      this.#zeros = {
        sums: new Float64Array(length),
        marks: new Int32Array(length),
        found: new Int32Array(length),
      };
    }
    return this.#zeros;
  }

  /** Starts of the days that hold stays, Unix ms. */
  get days(): readonly number[] {
    return [...this.#days.keys()].sort((a, b) => a - b);
  }

  /** Start of the local day of a moment. */
  dayOf(at: number): number {
    return Math.floor((at + this.#offset) / DAY) * DAY - this.#offset;
  }

  /** Empty columns for one day; filled with {@link put}, taken over by {@link setDay}. */
  columnsOf(dayStart: number, expected?: number): StayColumns {
    return new StayColumns(dayStart, expected);
  }

  /** Puts a stay into its day's columns. */
  put(columns: StayColumns, { placeNo, personNo, inAt, outAt }: IndexedStay): void {
    const { dayStart } = columns;
    columns.add(this.places.put(placeNo), this.people.put(personNo), inAt - dayStart, outAt - dayStart);
  }

  /** Replaces everything that is known of a day. */
  setDay(columns: StayColumns): void {
    this.#days.delete(columns.dayStart);
    this.#add(columns);
  }

  /** Forgets a day. */
  dropDay(dayStart: number): void {
    this.#days.delete(dayStart);
    this.#list();
  }

  /**
   * Replaces all stays of these places and moments by `stays`, which must be all that there are now: a stay that was
   * lengthened, came late or is gone.
   */
  replace(keys: readonly StayKey[], stays: readonly IndexedStay[]): void {
    for (const { placeNo, inAt } of keys) {
      this.#bury(placeNo, inAt);
    }
    const byDay = new Map<number, StayColumns>();
    for (const stay of stays) {
      const dayStart = this.dayOf(stay.inAt);
      const columns = byDay.get(dayStart) ?? this.columnsOf(dayStart, 64);
      byDay.set(dayStart, columns);
      this.put(columns, stay);
    }
    byDay.forEach((columns) => this.#add(columns));
  }

  /** Stays held, and the bytes of the tables. */
  size(): PresenceIndexSize {
    let rows = 0;
    let bytes = this.people.bytes + this.places.bytes;
    for (const one of this.#segments) {
      rows += one.rows;
      bytes += 16 * one.rows + 4 * (one.bucketStart.length + 2 * one.places.length + one.placeSlot.length);
    }
    return { rows, bytes, days: this.#days.size };
  }

  #bury(placeNo: number, inAt: number): void {
    const dayStart = this.dayOf(inAt);
    const place = this.places.find(placeNo);
    for (const segment of (this.#days.get(dayStart) ?? []).flat()) {
      const at = findPlace(segment, place);
      if (place >= 0 && at >= 0) {
        const end = segment.placeStart[at + 1]!;
        const time = inAt - dayStart;
        let row = firstAbove(segment.inAt, time - 1, segment.placeStart[at]!, end);
        for (; row < end && segment.inAt[row] === time; row += 1) {
          segment.outAt[row] = time;
        }
      }
    }
  }

  #add(columns: StayColumns): void {
    const day = this.#days.get(columns.dayStart) ?? [[], []];
    const fresh: Segment[] = [];
    for (const [length, list] of day.entries()) {
      const chosen = choose(columns, length);
      if (chosen.length > 0) {
        const segment = buildSegment(columns, chosen);
        list.push(segment);
        fresh.push(segment);
      }
    }
    const near = this.#segments.filter(({ dayStart }) => dayStart !== columns.dayStart);
    fresh.forEach((segment, i) => {
      [...near, ...day.flat().filter((one) => !fresh.slice(i).includes(one))].forEach((other) =>
        joinSegments(segment, other),
      );
    });
    day.forEach(mergeTail);
    if (day.some((list) => list.length > 0)) {
      this.#days.set(columns.dayStart, day);
    }
    this.#list();
  }

  #list(): void {
    this.#segments = this.days.flatMap((day) => this.#days.get(day)!.flat());
  }
}

/** Rows of short (0) or long (1) stays. */
function choose({ inAt, outAt, count }: StayColumns, length: number): Int32Array {
  const chosen = new Int32Array(count);
  let rows = 0;
  for (let row = 0; row < count; row += 1) {
    const end = outAt[row]!;
    if ((end < 0 ? ~end : end) - inAt[row]! > HOUR === (length === 1)) {
      chosen[rows] = row;
      rows += 1;
    }
  }
  return chosen.slice(0, rows);
}

/** Merges the last segments while one is not much larger than the next; what was replaced is left behind. */
function mergeTail(list: Segment[]): void {
  while (list.length > 1 && list.at(-2)!.rows < 4 * list.at(-1)!.rows) {
    const [before, last] = list.splice(-2) as [Segment, Segment];
    const columns = new StayColumns(last.dayStart, before.rows + last.rows);
    for (const segment of [before, last]) {
      for (let row = 0; row < segment.rows; row += 1) {
        if (segment.inAt[row]! < endOf(segment, row)) {
          const place = segment.places[placeIndexOf(segment, row)]!;
          columns.add(place, segment.person[row]!, segment.inAt[row]!, segment.outAt[row]!);
        }
      }
    }
    list.push(
      buildSegment(
        columns,
        Int32Array.from({ length: columns.count }, (_, row) => row),
      ),
    );
  }
}
