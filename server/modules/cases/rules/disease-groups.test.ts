import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { diseases } from '../../../../contract/cases.ts';
import { OneOf } from '../../../../contract/kit.ts';
import { diseaseGroups } from '../../../../contract/cases.ts';
import { legalCertainties } from '../../../../contract/order-signing.ts';
import { groupingOf, shippedGroupings } from './disease-groups.ts';

const Row = Type.Object(
  {
    disease: OneOf(diseases),
    group: OneOf(diseaseGroups),
    validFrom: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    certainty: OneOf(legalCertainties),
    source: Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
  },
  { additionalProperties: false },
);

describe('groups of diseases', () => {
  it('ship in the form of the contract, each disease once a day, each with a source', () => {
    expect(Value.Errors(Type.Array(Row), shippedGroupings)).toEqual([]);
    const keys = shippedGroupings.map((one) => `${one.disease} ${one.validFrom}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['covid-19', '2020-01-28', undefined],
    ['covid-19', '2020-01-29', 'A'],
    ['covid-19', '2023-10-19', 'A'],
    ['covid-19', '2023-10-20', 'B'],
    ['measles', '2026-11-16', 'B'],
    ['mers', '2026-11-16', 'A'],
    ['plague', '2026-11-16', undefined],
  ])('%s on %s: %s', (disease, date, group) => {
    expect(groupingOf(disease, date)?.group).toBe(group);
    expect(groupingOf(disease, date, shippedGroupings.toReversed())?.group).toBe(group);
  });
});
