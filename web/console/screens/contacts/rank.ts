import type { ContactRow } from './why.ts';

type Factors = NonNullable<ContactRow['factors']>;
export type Factor = Factors['factors'][number];

/** Factors that changed the score, the strongest first, whichever way they pull. */
export function strongest(factors: Factors, most = Infinity): Factor[] {
  return factors.factors
    .filter(({ by }) => Math.abs(by - 1) >= 0.005)
    .toSorted((a, b) => Math.abs(Math.log(b.by)) - Math.abs(Math.log(a.by)))
    .slice(0, most);
}
