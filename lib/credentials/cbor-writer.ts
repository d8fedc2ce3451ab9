import type { Bytes } from './bytes.ts';
import type { JsonValue } from './json.ts';

const MAJOR_TEXT = 0x60;
const MAJOR_ARRAY = 0x80;
const MAJOR_MAP = 0xa0;

/**
 * Writes CBOR (RFC 8949, shortest forms) front to back into one buffer, for issuing thousands of certificates a second:
 * the general encoder costs as much as the signature. Maps are written in the order given.
 */
export interface CborWriter {
  /** Whole number of up to 53 bits. Throws RangeError for any other number. */
  whole(value: number): void;
  text(value: string): void;
  bytes(value: Uint8Array): void;
  /** Begins an array, or a map, of so many entries: the caller writes them next. */
  array(length: number): void;
  map(length: number): void;
  tag(number: number): void;
  /** JSON without fractions. Throws RangeError for a number that is not whole. */
  json(value: JsonValue): void;
  /** What was written so far, a copy. */
  finish(): Bytes;
}

const utf8 = new TextEncoder();

/** @param size bytes to begin with; it grows as needed. */
export function cborWriter(size = 1024): CborWriter {
  let buffer = new Uint8Array(size);
  let at = 0;

  function reserve(more: number): void {
    if (at + more > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, at + more));
      larger.set(buffer);
      buffer = larger;
    }
  }

  function head(major: number, argument: number): void {
    reserve(9);
    if (argument < 24) {
      buffer[at++] = major | argument;
    } else if (argument < 0x100) {
      buffer[at++] = major | 24;
      buffer[at++] = argument;
    } else if (argument < 0x1_0000) {
      buffer[at++] = major | 25;
      buffer[at++] = argument >> 8;
      buffer[at++] = argument & 0xff;
    } else {
      const view = new DataView(buffer.buffer);
      const long = argument >= 0x1_0000_0000;
      buffer[at++] = major | (long ? 27 : 26);
      if (long) {
        view.setUint32(at, Math.floor(argument / 0x1_0000_0000));
        at += 4;
      }
      view.setUint32(at, argument >>> 0);
      at += 4;
    }
  }

  const writer: CborWriter = {
    whole(value) {
      if (!Number.isSafeInteger(value)) {
        throw new RangeError('only whole numbers can be written');
      }
      head(value < 0 ? 0x20 : 0, value < 0 ? -1 - value : value);
    },
    text(value) {
      // Plain letters are copied where they belong; anything else is encoded first, for its length comes before it.
      const start = at;
      head(MAJOR_TEXT, value.length);
      reserve(value.length);
      for (let index = 0; index < value.length; index += 1) {
        const unit = value.charCodeAt(index);
        if (unit > 0x7f) {
          at = start;
          const encoded = utf8.encode(value);
          head(MAJOR_TEXT, encoded.length);
          append(encoded);
          return;
        }
        buffer[at++] = unit;
      }
    },
    bytes(value) {
      head(0x40, value.length);
      append(value);
    },
    array: (length) => head(MAJOR_ARRAY, length),
    map: (length) => head(MAJOR_MAP, length),
    tag: (number) => head(0xc0, number),
    json(value) {
      if (typeof value === 'string') {
        writer.text(value);
      } else if (typeof value === 'number') {
        writer.whole(value);
      } else if (value === null || typeof value === 'boolean') {
        reserve(1);
        buffer[at++] = value === null ? 0xf6 : value ? 0xf5 : 0xf4;
      } else if (Array.isArray(value)) {
        head(MAJOR_ARRAY, value.length);
        for (const item of value) {
          writer.json(item);
        }
      } else {
        const entries = Object.entries(value);
        head(MAJOR_MAP, entries.length);
        for (const [name, item] of entries) {
          writer.text(name);
          writer.json(item);
        }
      }
    },
    finish: () => buffer.slice(0, at),
  };

  function append(value: Uint8Array): void {
    reserve(value.length);
    buffer.set(value, at);
    at += value.length;
  }
  return writer;
}
