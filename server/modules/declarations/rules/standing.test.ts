import { expect, it } from 'vitest';
import type { PlateDeclaration } from '../store/by-plate.ts';
import { standing } from './standing.ts';

const row = (id: string, from: number, change: object = {}): PlateDeclaration => ({
  id,
  short_code: `S${id}`,
  plate_index: Buffer.from('x'),
  declared_at: new Date(from),
  valid_until: new Date(from + 100),
  change: null,
  replaced_by: null,
  replaced_at: null,
  ...change,
});
const corrected = (by: string, at: number) => ({
  change: 'corrected',
  replaced_by: by,
  replaced_at: new Date(at),
});

it('lets what was corrected stand from the first declaration, through any number of corrections', () => {
  const rows = [row('c', 30), row('b', 20, corrected('c', 30)), row('a', 10, corrected('b', 20))];
  expect(standing(rows).map(({ id, from, until }) => [id, from, until])).toEqual([
    ['c', 30, 130],
    ['c', 20, 130],
    ['c', 10, 130],
  ]);
});

it('no longer counts what was corrected to another plate', () => {
  expect(standing([row('a', 10, corrected('elsewhere', 20))])).toEqual([]);
});

it('ends what was renewed where the new one begins', () => {
  const renewed = { change: 'renewed', replaced_by: 'b', replaced_at: new Date(50) };
  expect(standing([row('b', 50), row('a', 10, renewed)])).toEqual([
    { id: 'b', shortCode: 'Sb', from: 50, until: 150 },
    { id: 'a', shortCode: 'Sa', from: 10, until: 50 },
  ]);
});
