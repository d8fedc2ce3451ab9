import { expect, it } from 'vitest';
import { Scenario, type WhatIfResult } from '../../../../contract/analysis.ts';
import { defaultOutbreak } from '../../../../lib/simulation/index.ts';
import { changesOf, modelChart, scenarioFields } from './model.ts';
import { texts } from './texts.ts';

it('starts every field from what the model itself assumes, inside what the server takes', () => {
  for (const { name, usual, min, max } of scenarioFields) {
    expect([name, usual]).toEqual([name, defaultOutbreak[name]]);
    expect(Scenario.properties[name]).toMatchObject({ minimum: min, maximum: max });
  }
});

it('sends only what was changed', () => {
  expect(changesOf({ contactsReached: 0.7, quarantineDays: 7 })).toEqual({ quarantineDays: 7 });
});

it('draws the middle of both with a band each, on numbered days', () => {
  const spread = [1, 2, 3, 4, 5];
  const side = {
    runs: 10,
    daily: { infections: [spread, spread], reported: [], isolated: [], quarantined: [] },
    overall: { infections: spread, reported: spread, isolated: spread, quarantined: spread },
    extinct: 0,
  };
  const result: WhatIfResult = { people: 2000, days: 2, base: side, scenario: side };
  const chart = modelChart(result, 'infections', texts);
  expect(chart.times).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z']);
  expect(chart.series.map(({ values }) => values)).toEqual([
    [3, 3],
    [3, 3],
    [1, 1],
    [5, 5],
    [1, 1],
    [5, 5],
  ]);
});
