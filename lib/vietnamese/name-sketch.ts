import { foldTokens } from './text.ts';

/** Two names whose sketches differ in more places are not alike enough to be one person's by name and birth date. */
export const sketchReach = 8;

/**
 * A name in 64 bits: one for each pair of neighbouring letters, spaces and marks left out. A letter lost, added, swapped or
 * mistyped moves six of them at most, a forgotten space none, a middle name left out about as many as it has letters; names of
 * nine strangers in ten differ in more than eight. Signed, as a database keeps it; null for a name without two letters.
 */
export function nameSketch(fullName: string): bigint | null {
  const letters = foldTokens(fullName).join('');
  let [low, high] = [0, 0];
  for (let i = 1; i < letters.length; i += 1) {
    const bit =
      (Math.imul(letters.charCodeAt(i - 1) * 64 + letters.charCodeAt(i), 0x9e_37_79_b1) >>> 26) & 63;
    if (bit < 32) {
      low |= 1 << bit;
    } else {
      high |= 1 << (bit - 32);
    }
  }
  return letters.length < 2 ? null : BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}

/** Whether two sketches are near enough for one person's names; of a name without a sketch nobody knows. */
export function sketchesAreAlike(a: bigint | null, b: bigint | null): boolean {
  if (a === null || b === null || a === b) {
    return true;
  }
  const differing = a ^ b;
  return (
    bitsOf(Number(BigInt.asUintN(32, differing))) + bitsOf(Number(BigInt.asUintN(32, differing >> 32n))) <=
    sketchReach
  );
}

/** Ones among 32 bits, counted in pairs, fours and bytes at once. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
