import { expect, it } from 'vitest';
import { populationOf, populationOfAll } from './denominators.ts';

const counted = { population: 500, populationSource: 'Tổng điều tra 2019' };
const guessed = { population: 500, populationSource: null };
const unknown = { population: null, populationSource: null };

it('knows only people that somebody is named for', () => {
  expect([counted, guessed, unknown].map(populationOf)).toEqual([500, null, null]);
});

it('adds up areas only where all are known', () => {
  expect(populationOfAll([counted, counted])).toBe(1000);
  expect(populationOfAll([counted, guessed])).toBeNull();
  expect(populationOfAll([])).toBeNull();
});
