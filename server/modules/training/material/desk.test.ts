import { expect, it } from 'vitest';
import { parsePlate } from '../../../../lib/vietnamese/index.ts';
import { madeUpPlate } from './command.ts';
import { madeUpName, madeUpPhone } from './desk.ts';

/** More than trainees and their contacts make in a day. */
const MANY = 5_000;
const different = (make: () => string) => new Set(Array.from({ length: MANY }, make)).size;

it('gives no two trainees a name, a telephone or a plate alike: steps are found by them', () => {
  expect([different(madeUpName), different(madeUpPhone), different(madeUpPlate)]).toEqual([MANY, MANY, MANY]);
});

it('makes up plates that are read as such, of series that nobody has', () => {
  for (let n = 0; n < 50; n += 1) {
    const plate = madeUpPlate();
    expect(plate).toMatch(/^12[JQW]-\d{3}\.\d{2}$/u);
    expect(parsePlate(plate)).toMatchObject({ ok: true, value: { display: plate } });
  }
});
