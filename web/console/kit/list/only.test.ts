import { expect, it } from 'vitest';
import { handoverFilters } from '../../screens/handover/filters.ts';
import { orderFilters } from '../../screens/orders/filters.ts';
import { only } from './only.ts';

it.each([
  ['orders', orderFilters, { unserved: 'true' }],
  ['hand-overs', handoverFilters, { view: 'in' }],
])('leaves no other filter of the %s beside those behind a number', (_list, names, show) => {
  const narrowed = Object.fromEntries(names.map((name) => [name, 'x']));
  const url = Object.entries({ ...narrowed, ...only(names, show) }).filter(
    ([, value]) => value !== undefined,
  );
  expect(Object.fromEntries(url)).toEqual(show);
});
