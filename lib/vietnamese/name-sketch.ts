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
