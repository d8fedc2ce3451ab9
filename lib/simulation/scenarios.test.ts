import { expect, it } from 'vitest';
import { absenceAt } from './absences.ts';
import { DAY, startOfDay } from './calendar.ts';
import { communesToFill } from './communes.ts';
import { simulateOutbreak } from './outbreak.ts';
import { runScenario, scenarioMeasures } from './scenarios.ts';
import { testProvince } from './test-province.ts';

const province = testProvince({ people: 4_000, days: 28 });
const base = { seed: 5, seeds: 8 };
const result = runScenario(province, base, 12);

it('gives ranges of every day in order, and the same for the same seeds', () => {
  expect(result.runs).toBe(12);
  for (const measure of scenarioMeasures) {
    expect(result.daily[measure]).toHaveLength(28);
    for (const spread of [...result.daily[measure], result.overall[measure]]) {
      expect(spread).toEqual([...spread].sort((a, b) => a - b));
    }
  }
  expect(runScenario(province, base, 12)).toEqual(result);
});

it('of one run tells what its truth tells', () => {
  const outbreak = simulateOutbreak(province, base);
  const one = runScenario(province, base, 1);
  const end = province.options.end;
  expect(one.overall.infections[2]).toBe(outbreak.infections.filter(({ at }) => at < end).length);
  expect(one.overall.reported[2]).toBe(
    outbreak.infections.filter(({ reportAt }) => reportAt !== null && reportAt < end).length,
  );
  const noon = startOfDay(province.options, 20) + DAY / 2;
  const kinds = [...outbreak.absences.keys()].map((person) => absenceAt(outbreak.absences, person, noon));
  expect(one.daily.isolated[20]![2]).toBe(kinds.filter((kind) => kind === 'isolation').length);
  expect(one.daily.quarantined[20]![2]).toBe(kinds.filter((kind) => kind === 'quarantine').length);
});

it('shows fewer infections where more contacts are reached and transmission is weaker', () => {
  const hard = runScenario(province, { ...base, contactsReached: 1, transmissibility: 0.5 }, 12);
  expect(hard.overall.infections[2]!).toBeLessThan(result.overall.infections[2]!);
  expect(hard.extinct).toBeGreaterThanOrEqual(result.extinct);
});

it('tells of each run that is over', () => {
  const heard: number[] = [];
  runScenario(province, base, 3, (done) => heard.push(done));
  expect(heard).toEqual([1, 2, 3]);
});

it('fills communes by their population, by the mean of their kind where it is unknown, and none without a centre', () => {
  const unit = { fullName: 'x', subtype: 'ward', lat: 21, lon: 106 };
  const filled = communesToFill([
    { ...unit, code: '1', population: 100 },
    { ...unit, code: '2', population: 300 },
    { ...unit, code: '3', population: null },
    { ...unit, code: '4', population: 500, lat: null },
    { ...unit, code: '5', population: null, subtype: 'town' },
  ]);
  expect(filled.map(({ code, population }) => [code, population])).toEqual([
    ['1', 100],
    ['2', 300],
    ['3', 200],
    ['5', 10_000],
  ]);
});
