import { fold } from '../vietnamese/index.ts';

/** A cordoned area in force, as gates know it. `areaCode` is the unit that is cordoned whole; null: a place or an outline. */
export type Cordon = {
  readonly id: string;
  readonly name: string;
  readonly areaCode: string | null;
  /** Since when it holds, Unix ms. It holds until somebody lifts it: then it is no longer listed. */
  readonly from: number;
  /** Units below the commune that lie inside a drawn outline: who comes from one comes from inside. */
  readonly units?: readonly string[];
  /** By what an address in words tells that it lies inside: names of hamlets and places, folded; with their commune. */
  readonly names?: readonly string[];
  readonly commune?: { readonly code: string; readonly name: string };
};

/** Where somebody says to come from. */
export type Origin = {
  /** Codes of the unit and of those above it; null: not known. */
  readonly chain: readonly string[] | null;
  /** In words, as typed or as a card has it; null: not said. */
  readonly address: string | null;
};

/**
 * Whether somebody comes from inside a cordon: their number is among its people, their origin is a cordoned unit or lies in
 * one, or their address names a hamlet or place of it and its commune. Null where nothing is known.
 * @param listed whether the person is among those who live inside; null: could not be asked.
 */
export function insideCordon(
  cordons: readonly Cordon[],
  origin: Origin,
  listed: boolean | null,
  now: number,
): boolean | null {
  const { chain, address } = origin;
  const begun = cordons.filter(({ from }) => from <= now);
  const words = address === null ? '' : ` ${fold(address)} `;
  if (
    listed === true ||
    (chain !== null && begun.some((one) => isUnitOf(one, chain))) ||
    begun.some((one) => isNamed(one, chain, words))
  ) {
    return true;
  }
  return chain === null && listed === null ? null : false;
}

function isUnitOf({ areaCode, units = [] }: Cordon, chain: readonly string[]): boolean {
  return (areaCode !== null && chain.includes(areaCode)) || units.some((code) => chain.includes(code));
}

/** Hamlets of one name are in many communes: the commune must be said too, as the origin or in the address. */
function isNamed({ names = [], commune }: Cordon, chain: readonly string[] | null, words: string): boolean {
  const here =
    commune !== undefined && (chain?.includes(commune.code) === true || words.includes(` ${commune.name} `));
  return here && names.some((name) => words.includes(` ${name} `));
}
