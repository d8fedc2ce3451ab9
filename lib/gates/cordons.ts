/** A cordoned area in force, as gates know it. `areaCode` is the unit that is cordoned whole; null: only its people are known. */
export type Cordon = {
  readonly id: string;
  readonly name: string;
  readonly areaCode: string | null;
  /** Since when it holds, Unix ms. It holds until somebody lifts it: then it is no longer listed. */
  readonly from: number;
};

/**
 * Whether somebody comes from inside a cordon: their number is among its people, or their origin is a cordoned unit or lies in
 * one. Null where neither is known.
 * @param chain codes of the origin and of the units above it; null: the origin is not known.
 * @param listed whether the person is among those who live inside; null: could not be asked.
 */
export function insideCordon(
  cordons: readonly Cordon[],
  chain: readonly string[] | null,
  listed: boolean | null,
  now: number,
): boolean | null {
  const begun = cordons.filter(({ from }) => from <= now);
  if (
    listed === true ||
    (chain !== null && begun.some(({ areaCode }) => areaCode !== null && chain.includes(areaCode)))
  ) {
    return true;
  }
  return chain === null && listed === null ? null : false;
}
