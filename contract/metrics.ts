import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable, OneOf, Text } from './kit.ts';

export const metricKinds = ['counter', 'ratio', 'gauge', 'manual'] as const;
export const areaLevels = ['province', 'district', 'commune'] as const;
export const metricSteps = ['total', 'hour', 'day', 'week', 'month'] as const;
/** Why a value is there or not; `no-denominator` is "chưa đủ mẫu số". */
export const measureOutcomes = ['ok', 'no-denominator', 'no-data', 'suppressed'] as const;
export const comparisons = [
  'previous-hour',
  'previous-day',
  'previous-week',
  'siblings',
  'per-100k',
] as const;

/** One row of the dictionary. */
export const MetricEntry = Type.Object({
  code: Type.String(),
  kind: OneOf(
    metricKinds,
    'counted with its facts, divided, computed when asked for, or entered by an officer',
  ),
  vi: Type.String(),
  en: Type.String(),
  explainVi: Nullable(Type.String()),
  explainEn: Nullable(Type.String()),
  unit: Type.String(),
  unitEn: Type.String(),
  module: Type.String(),
  levels: Type.Array(OneOf(areaLevels)),
  refreshSeconds: Type.Integer({ description: 'how often its source brings something new' }),
  grain: OneOf(['hour', 'day'] as const, 'day: its facts have a date and no hour'),
  stock: Type.Boolean({ description: 'what stands at a moment, not what happened in a period' }),
  better: Nullable(OneOf(['higher', 'lower'] as const)),
  public: Type.Boolean(),
  publicFrom: Nullable(OneOf(areaLevels, 'smallest unit that it is published for; null: officers only')),
  suppressBelow: Type.Integer({ description: 'smaller counts are hidden from the public' }),
  numerator: Nullable(Type.String()),
  denominator: Nullable(Type.String({ description: 'code of a metric, or population' })),
  per: Nullable(Type.Number()),
});

const measure = {
  value: Nullable(Type.Number()),
  outcome: OneOf(measureOutcomes),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
};
const Period = Type.Object({ from: Nullable(Instant), to: Instant });
const ComparedPeriod = Type.Object({
  period: Period,
  value: Nullable(Type.Number()),
  beforePeriod: Period,
  before: Nullable(Type.Number()),
  change: Nullable(Type.Number()),
});

/** A metric in one area, with its parts, ages and comparisons. */
export const MetricValue = Type.Object({
  code: Type.String(),
  areaId: Id,
  areaCode: Type.String(),
  areaName: Type.String(),
  ...measure,
  denominatorSource: Nullable(Type.String()),
  sourceAt: Nullable(Instant),
  late: Type.Boolean({ description: 'its source is older than twice its period' }),
  compared: Type.Object({
    previousHour: Type.Optional(Nullable(ComparedPeriod)),
    previousDay: Type.Optional(Nullable(ComparedPeriod)),
    previousWeek: Type.Optional(Nullable(ComparedPeriod)),
    siblings: Type.Optional(
      Nullable(
        Type.Object({
          rank: Nullable(Type.Integer()),
          of: Type.Integer(),
          median: Nullable(Type.Number()),
        }),
      ),
    ),
    per100k: Type.Optional(Type.Object({ ...measure, source: Nullable(Type.String()) })),
  }),
});

const period = {
  area: Type.Optional(Id),
  children: Type.Optional(Type.Boolean({ description: 'the units below instead of the area itself' })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  compare: Type.Optional(Text(120, comparisons.join(','))),
};

/** The dictionary of metrics and what they are. */
export const metricsApi = {
  'GET /metrics': {
    summary: 'The dictionary: every metric, what it counts, what it is divided by, who may see it',
    access: 'session',
    query: Type.Object({ q: Type.Optional(Text(80)), module: Type.Optional(Text(40)) }),
    reply: { 200: Type.Object({ items: Type.Array(MetricEntry) }) },
    file: ['text/csv'],
  },
  'GET /metrics/values': {
    summary: 'Values of several metrics for an area or the units below it, with comparisons',
    access: 'figure.read',
    query: Type.Object({ codes: Text(600, 'comma-separated'), ...period }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        from: Nullable(Instant),
        to: Instant,
        items: Type.Array(MetricValue),
      }),
    },
    file: ['text/csv'],
  },
  'GET /metrics/{code}/series': {
    summary:
      'One metric over time for an area or the units below it: values by bucket of `starts`, null where there is none',
    access: 'figure.read',
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ ...period, step: Type.Optional(OneOf(metricSteps)) }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        from: Nullable(Instant),
        to: Instant,
        starts: Type.Array(Instant),
        metric: MetricEntry,
        items: Type.Array(
          Type.Object({
            ...MetricValue.properties,
            values: Type.Array(Nullable(Type.Number())),
            numerators: Nullable(Type.Array(Nullable(Type.Number()))),
            denominators: Nullable(Type.Array(Nullable(Type.Number()))),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
