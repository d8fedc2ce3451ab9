/** Stays of one day as growing columns; persons and places are dense numbers, times ms from the start of the day. */
export class StayColumns {
  readonly dayStart: number;
  place: Int32Array;
  person: Int32Array;
  inAt: Int32Array;
  outAt: Int32Array;
  count = 0;

  constructor(dayStart: number, expected = 1024) {
    this.dayStart = dayStart;
    this.place = new Int32Array(expected);
    this.person = new Int32Array(expected);
    this.inAt = new Int32Array(expected);
    this.outAt = new Int32Array(expected);
  }

  /** Adds a stay. */
  add(place: number, person: number, inAt: number, outAt: number): void {
    if (this.count === this.place.length) {
      this.#grow();
    }
    const row = this.count;
    this.place[row] = place;
    this.person[row] = person;
    this.inAt[row] = inAt;
    this.outAt[row] = outAt;
    this.count = row + 1;
  }

  #grow(): void {
    const longer = (old: Int32Array): Int32Array => {
      const next = new Int32Array(Math.ceil(old.length * 1.5));
      next.set(old);
      return next;
    };
    this.place = longer(this.place);
    this.person = longer(this.person);
    this.inAt = longer(this.inAt);
    this.outAt = longer(this.outAt);
  }
}
