const FIRST_SIZE = 1 << 10;

/**
 * Large sparse numbers (person or place numbers up to 2^53) as dense ones 0, 1, 2 ... in order of arrival: what is kept
 * by person is then a plain array. An open-addressing table over typed arrays: 24 to 48 bytes a number, where a Map
 * takes about 100. Nothing is ever taken out: whoever needs the room back builds a new index.
 */
export class DenseNumbers {
  #keys = new Float64Array(FIRST_SIZE);
  #slots = new Int32Array(FIRST_SIZE * 2).fill(-1);
  #size = 0;

  /** How many there are: dense numbers are below it. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#keys.byteLength + this.#slots.byteLength;
  }

  /** The number behind a dense one. */
  numberAt(dense: number): number {
    return this.#keys[dense]!;
  }

  /** The dense number, -1 when the number is not known. */
  find(number: number): number {
    return this.#slots[this.#slotOf(number)]!;
  }

  /** The dense number, a new one when it is not known. */
  put(number: number): number {
    const slot = this.#slotOf(number);
    const known = this.#slots[slot]!;
    if (known >= 0) {
      return known;
    }
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.put(number);
    }
    const dense = this.#size;
    this.#keys[dense] = number;
    this.#slots[slot] = dense;
    this.#size += 1;
    return dense;
  }

  #slotOf(number: number): number {
    const mask = this.#slots.length - 1;
    const high = Math.floor(number / 4_294_967_296);
    let slot = (Math.imul((number >>> 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const dense = this.#slots[slot]!;
      if (dense < 0 || this.#keys[dense] === number) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    for (let dense = 0; dense < this.#size; dense += 1) {
      this.#slots[this.#slotOf(keys[dense]!)] = dense;
    }
  }
}
