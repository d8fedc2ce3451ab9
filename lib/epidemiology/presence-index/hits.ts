/**
 * Counted overlaps as growing columns: of one exposer and one person, or of one person at one place with everybody.
 * `person` and `place` are dense numbers, `exposerNo` a person number, times Unix ms.
 */
export class Hits {
  person = new Int32Array(0);
  place = new Int32Array(0);
  exposerNo = new Float64Array(0);
  from = new Float64Array(0);
  to = new Float64Array(0);
  ms = new Float64Array(0);
  count = 0;

  /** Forgets everything; more room than a usual ring needs is given back. */
  clear(): void {
    this.count = 0;
    if (this.person.length > KEPT) {
      this.#resize(0);
    }
  }

  /** Adds an overlap. */
  add(person: number, place: number, exposerNo: number, from: number, to: number, ms: number): void {
    if (this.count === this.person.length) {
      this.#resize(Math.max(1024, this.count * 2));
    }
    const at = this.count;
    this.person[at] = person;
    this.place[at] = place;
    this.exposerNo[at] = exposerNo;
    this.from[at] = from;
    this.to[at] = to;
    this.ms[at] = ms;
    this.count = at + 1;
  }

  #resize(length: number): void {
    const { person, place, exposerNo, from, to, ms } = this;
    this.person = integers(person, length);
    this.place = integers(place, length);
    this.exposerNo = floats(exposerNo, length);
    this.from = floats(from, length);
    this.to = floats(to, length);
    this.ms = floats(ms, length);
  }
}

/** Hits for which room is kept: 36 bytes each. */
const KEPT = 1 << 20;

function integers(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(length);
  next.set(old.subarray(0, length));
  return next;
}

function floats(old: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(length);
  next.set(old.subarray(0, length));
  return next;
}
