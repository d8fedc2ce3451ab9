const FIRST_SIZE = 1 << 10;
const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;
/** Numbers below may lie in pages. */
const PAGED = 2 ** 31;
/** Pages are opened while no more than so many numbers' room is taken for each number that there is. */
const ROOM = 16;
const FREE_PAGES = 64;

/**
 * Large sparse numbers (person or place numbers up to 2^53) as dense ones 0, 1, 2 ... in order of arrival: what is kept
 * by person is then a plain array. Numbers that lie close together, as the database gives them out, are found in pages
 * with one look into memory, all others in an open-addressing table; both typed arrays, 12 to 48 bytes a number, where a
 * Map takes about 100. Nothing is ever taken out: whoever needs the room back builds a new index.
 */
export class DenseNumbers {
  #keys = new Float64Array(FIRST_SIZE);
  #size = 0;
  /** Page of `number >>> PAGE_BITS`, counted from 1; in a page the dense numbers plus one. */
  #directory = new Int32Array(0);
  #pages = new Int32Array(0);
  #pageCount = 0;
  /** Dense numbers of what lies in no page, -1 where free. */
  #slots = new Int32Array(FIRST_SIZE).fill(-1);
  #slotted = 0;

  /** How many there are: dense numbers are below it. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return (
      this.#keys.byteLength + this.#slots.byteLength + this.#pages.byteLength + this.#directory.byteLength
    );
  }

  /** The number behind a dense one. */
  numberAt(dense: number): number {
    return this.#keys[dense]!;
  }

  /** The dense number, -1 when the number is not known. */
  find(number: number): number {
    const at = this.#pagedAt(number);
    const dense = at < 0 ? -1 : this.#pages[at]! - 1;
    return dense >= 0 || this.#slotted === 0 ? dense : this.#slots[this.#slotOf(number)]!;
  }

  /** The dense number, a new one when it is not known. */
  put(number: number): number {
    const known = this.find(number);
    return known >= 0 ? known : this.#add(number);
  }

  #add(number: number): number {
    if (this.#size === this.#keys.length) {
      this.#keys = longer(this.#keys, new Float64Array(this.#size * 2));
    }
    const dense = this.#size;
    this.#keys[dense] = number;
    this.#size += 1;
    if (this.#pagedAt(number) < 0) {
      this.#openPage(number);
    }
    const at = this.#pagedAt(number);
    if (at >= 0) {
      this.#pages[at] = dense + 1;
    } else {
      this.#slots[this.#slotOf(number)] = dense;
      this.#slotted += 1;
      this.#growSlots();
    }
    return dense;
  }

  /** Where a number lies in the pages, -1 when its page is not open. */
  #pagedAt(number: number): number {
    if (number < 0 || number >= PAGED) {
      return -1;
    }
    const block = number >>> PAGE_BITS;
    const page = block < this.#directory.length ? this.#directory[block]! : 0;
    return page === 0 ? -1 : (page - 1) * PAGE + (number & (PAGE - 1));
  }

  #openPage(number: number): void {
    const affordable = this.#pageCount < FREE_PAGES + (ROOM * this.#size) / PAGE;
    if (number < 0 || number >= PAGED || !affordable) {
      return;
    }
    const block = number >>> PAGE_BITS;
    if (block >= this.#directory.length) {
      this.#directory = longer(this.#directory, new Int32Array(Math.ceil((block + 1) * 1.5)));
    }
    if (this.#pageCount * PAGE === this.#pages.length) {
      this.#pages = longer(this.#pages, new Int32Array(Math.max(4, this.#pageCount * 2) * PAGE));
    }
    this.#pageCount += 1;
    this.#directory[block] = this.#pageCount;
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

  #growSlots(): void {
    if (this.#slotted * 2 < this.#slots.length) {
      return;
    }
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2).fill(-1);
    for (const dense of old) {
      if (dense >= 0) {
        this.#slots[this.#slotOf(this.#keys[dense]!)] = dense;
      }
    }
  }
}

function longer<T extends Float64Array | Int32Array>(old: T, next: T): T {
  next.set(old);
  return next;
}
