import { expect, it } from 'vitest';
import { lineOf, patchOf, questionOf } from './question.ts';

it('asks for confirmed cases by day where the address says nothing', () => {
  expect(questionOf({})).toMatchObject({ metric: 'cases.confirmed', rows: 'day', columns: undefined });
});

it('leaves out what is no code and no age', () => {
  expect(questionOf({ rows: 'sideways', ageFrom: '1e3', sex: 'male' })).toMatchObject({
    rows: 'day',
    ageFrom: undefined,
    sex: 'male',
  });
});

it('keeps a question as a line, and opening it clears what it does not name', () => {
  const url = { metric: 'lab.tests,lab.positive', rows: 'age', columns: 'metric', tab: 'what-if' };
  const opened = patchOf(lineOf(url));
  expect(opened).toMatchObject({ metric: 'lab.tests,lab.positive', rows: 'age', columns: 'metric' });
  expect(Object.hasOwn(opened, 'area') && opened['area']).toBe(undefined);
  expect(Object.hasOwn(opened, 'tab')).toBe(false);
});
