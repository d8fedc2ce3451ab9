import { expect, it } from 'vitest';
import { markedName } from './marked-name.ts';

it('says in the name of a file that its data are made up, whatever kind of file it is, and once', () => {
  expect(markedName('cases.csv', 'live')).toBe('cases.csv');
  expect(markedName('cases.csv', 'demo')).toBe('MO-PHONG-cases.csv');
  expect(markedName('decision.pdf', 'study:2021')).toBe('MO-PHONG-decision.pdf');
  expect(markedName(markedName('cases.csv', 'demo'), 'demo')).toBe('MO-PHONG-cases.csv');
});
