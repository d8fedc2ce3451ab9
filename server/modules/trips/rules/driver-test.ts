import rule from '../../../../data/rules/trips/driver-tests.json' with { type: 'json' };
import type { ShownTest } from '../../../../lib/gates/index.ts';

const HOUR_MS = 3_600_000;

/** How long a driver's test holds, as dated data. */
export type DriverTestRule = {
  readonly version: string;
  readonly validFrom: string;
  readonly validHours: { readonly rapid: number; readonly pcr: number };
  readonly source: string;
  readonly certainty: string;
};

export const shippedDriverTests: DriverTestRule = rule;

/** Until when the driver's tests hold together; null: none is negative, or one since is not. Unix ms. */
export function testHoldsUntil(given: DriverTestRule, tests: readonly ShownTest[]): number | null {
  const bad = tests
    .filter(({ result }) => result === 'positive' || result === 'inconclusive')
    .reduce((latest, { sampledAt }) => Math.max(latest, sampledAt), Number.NEGATIVE_INFINITY);
  const ends = tests
    .filter(({ result, sampledAt }) => result === 'negative' && sampledAt > bad)
    .map(({ kind, sampledAt }) => sampledAt + given.validHours[kind] * HOUR_MS);
  return ends.length === 0 ? null : Math.max(...ends);
}
