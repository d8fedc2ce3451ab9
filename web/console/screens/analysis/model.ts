import type { Scenario, WhatIfResult } from '../../../../contract/analysis.ts';
import { type ChartSpec, modelDay } from '../../../shared/charts/spec.ts';
import type { texts } from './texts.ts';

export type ScenarioField = keyof Scenario;
type Field = {
  readonly name: ScenarioField;
  /** What the model's own description says (lib/simulation). */
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Shares are shown and typed in per cent. */
  readonly share?: boolean;
};

/** What a scenario may change, in the order of an outbreak's course. */
export const scenarioFields: readonly Field[] = [
  { name: 'transmissibility', usual: 1, min: 0.1, max: 3, step: 0.1 },
  { name: 'detectedShare', usual: 0.75, min: 0, max: 1, step: 0.05, share: true },
  { name: 'sampleDelayMean', usual: 2, min: 0, max: 10, step: 0.5 },
  { name: 'contactsReached', usual: 0.7, min: 0, max: 1, step: 0.05, share: true },
  { name: 'contactMinutes', usual: 15, min: 1, max: 240, step: 5 },
  { name: 'quarantineDays', usual: 14, min: 0, max: 28, step: 1 },
  { name: 'quarantineHouseholdFactor', usual: 0.4, min: 0, max: 1, step: 0.05, share: true },
  { name: 'testSensitivity', usual: 0.9, min: 0, max: 1, step: 0.05, share: true },
  { name: 'isolationDays', usual: 21, min: 0, max: 28, step: 1 },
];

/** Only what differs from the model's own description. */
export function changesOf(values: Readonly<Partial<Record<ScenarioField, number>>>): Scenario {
  return Object.fromEntries(
    scenarioFields.flatMap(({ name, usual }) => {
      const value = values[name];
      return value === undefined || value === usual ? [] : [[name, value]];
    }),
  );
}

export const measures = ['infections', 'reported', 'isolated', 'quarantined'] as const;
export type Measure = (typeof measures)[number];

const [LOW, MIDDLE, HIGH] = [0, 2, 4] as const;

/** Both over the model's days: the middle run as a line, nine runs of ten as a band. */
export function modelChart(result: WhatIfResult, measure: Measure, t: typeof texts): ChartSpec {
  const at = (side: 'base' | 'scenario', position: number) =>
    result[side].daily[measure].map((spread) => spread[position] ?? null);
  const named = (side: 'base' | 'scenario', range: string) => `${t(side)}: ${range}`;
  return {
    title: t('modelTitle', { what: t(measure) }),
    unit: t('peopleADay'),
    kind: 'line',
    step: 'model-day',
    times: Array.from({ length: result.days }, (_, day) => modelDay(day)),
    series: [
      { name: named('base', t('middle')), values: at('base', MIDDLE) },
      { name: named('scenario', t('middle')), values: at('scenario', MIDDLE) },
      { name: named('base', '5 %'), values: at('base', LOW), like: 0 },
      { name: named('base', '95 %'), values: at('base', HIGH), like: 0 },
      { name: named('scenario', '5 %'), values: at('scenario', LOW), like: 1 },
      { name: named('scenario', '95 %'), values: at('scenario', HIGH), like: 1 },
    ],
    bands: [
      { low: 2, high: 3, of: 0 },
      { low: 4, high: 5, of: 1 },
    ],
  };
}
