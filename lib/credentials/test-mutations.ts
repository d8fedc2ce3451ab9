/** Ways to damage codes, for the tests of this folder. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** A whole number below the bound. */
export type Pick = (bound: number) => number;

/** Whole numbers below `bound` from a fixed seed (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): Pick {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** The text with a character changed, lost, added or swapped, cut off, continued by another text, or doubled. */
export function mutateText(text: string, other: string, pick: Pick): string {
  const at = pick(text.length);
  const letter = LETTERS.charAt(pick(LETTERS.length));
  const next = text.charAt(at + 1);
  const ways = [
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + next + text.charAt(at) + text.slice(at + 2),
    () => text.slice(0, at),
    () => text.slice(0, at) + other.slice(at),
    () => text.slice(0, at) + String.fromCodePoint(pick(0xd800)) + text.slice(at + 1),
    () => text + text.slice(at),
  ];
  return ways[pick(ways.length)]?.() ?? text;
}

/** The bytes with a bit or byte changed, lost or added, a run overwritten or cleared, or deep nesting put in. */
export function mutateBytes(bytes: Uint8Array, pick: Pick): Uint8Array {
  const at = pick(bytes.length);
  const to = Math.min(bytes.length, at + pick(20));
  const ways = [
    () => bytes.with(at, (bytes[at] ?? 0) ^ (1 << pick(8))),
    () => bytes.with(at, pick(256)),
    () => Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1)),
    () => Uint8Array.of(...bytes.subarray(0, at), pick(256), ...bytes.subarray(at)),
    () => bytes.map((byte, index) => (index >= at && index < to ? pick(256) : byte)),
    () => bytes.map((byte, index) => (index >= at ? 0 : byte)),
    () =>
      Uint8Array.of(...bytes.subarray(0, at), ...new Uint8Array(pick(64)).fill(0x81), ...bytes.subarray(at)),
  ];
  return ways[pick(ways.length)]?.() ?? bytes;
}
