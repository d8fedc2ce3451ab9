import type { ExposingStays } from './exposures.ts';

const NEVER = 2 ** 31 - 1;

/**
 * Exposing stays of one place as a sweep through a day's stays by arrival meets them. Times are ms from the start of that
 * day, as 32-bit numbers: others would be put into memory one by one wherever they are handed on.
 */
export class Beside {
  readonly #exposing: ExposingStays;
  /** Openings and closings, by position from `from` on. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  /** Positions of those that have opened and still last long enough: as many as `moveTo` answers. */
  readonly present: Int32Array;
  from = 0;
  count = 0;
  atLeast = 1;
  /** Position of the first that opens later, and when it does. */
  next = 0;
  nextOpens = NEVER;
  /** Before this moment nothing changes. */
  until = 0;
  #here = 0;
  #leaves = NEVER;

  constructor(exposing: ExposingStays) {
    this.#exposing = exposing;
    this.opens = new Int32Array(exposing.count);
    this.closes = new Int32Array(exposing.count);
    this.present = new Int32Array(exposing.count);
  }

  /** Begins a day at the exposing stays [from, to). */
  reset(dayStart: number, from: number, to: number, atLeast: number): void {
    const { opens, closes } = this.#exposing;
    this.from = from;
    this.count = to - from;
    this.atLeast = atLeast;
    for (let i = 0; i < this.count; i += 1) {
      this.opens[i] = Math.min(NEVER, Math.max(0, opens[from + i]! - dayStart));
      this.closes[i] = Math.min(NEVER, Math.max(0, closes[from + i]! - dayStart));
    }
    this.next = 0;
    this.nextOpens = NEVER;
    this.until = 0;
    this.#here = 0;
    this.#leaves = NEVER;
  }

  /** Moves on to a moment no earlier than the one before. @returns how many are present. */
  moveTo(at: number): number {
    const { opens, closes, present, atLeast, count } = this;
    let { next } = this;
    for (; next < count && opens[next]! <= at; next += 1) {
      if (closes[next]! - at >= atLeast) {
        present[this.#here] = next;
        this.#here += 1;
        this.#leaves = Math.min(this.#leaves, closes[next]!);
      }
    }
    if (this.#leaves - at < atLeast) {
      this.#leave(at);
    }
    this.next = next;
    this.nextOpens = next < count ? opens[next]! : NEVER;
    this.until = Math.min(this.nextOpens, this.#leaves - atLeast + 1);
    return this.#here;
  }

  #leave(at: number): void {
    const { closes, present, atLeast } = this;
    let kept = 0;
    this.#leaves = NEVER;
    for (let k = 0; k < this.#here; k += 1) {
      const one = present[k]!;
      if (closes[one]! - at >= atLeast) {
        present[kept] = one;
        kept += 1;
        this.#leaves = Math.min(this.#leaves, closes[one]!);
      }
    }
    this.#here = kept;
  }
}
