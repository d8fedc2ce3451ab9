import { type Static, Type } from 'typebox';
import { diseases } from './cases.ts';
import { type ApiTable, CalendarDate, Id, Instant, Nullable, OneOf, Text } from './kit.ts';

/** Indicators of the summary. */
export const summaryCodes = [
  'new-cases',
  'incidence',
  'reproduction',
  'growth',
  'doubling',
  'halving',
  'positivity-persons',
  'positivity-tests',
  'case-fatality',
  'case-fatality-resolved',
  'secondary-attack',
  'household-attack',
] as const;
/** Delays between two dates. */
export const delayCodes = [
  'onset-sample',
  'onset-diagnosis',
  'onset-report',
  'sample-result',
  'sample-report',
  'diagnosis-interview',
  'report-isolation',
  'onset-isolation',
  'onset-death',
] as const;
/** How promptly and how completely contacts are traced. */
export const timelinessCodes = [
  'reported-24h',
  'isolated-24h',
  'interviewed-isolated-24h',
  'contacts-notified-24h',
  'contacts-quarantined-24h',
  'contacts-notified-quarantined-24h',
  'symptomatic-evaluated-24h',
  'no-contact-named',
  'contacts-reached',
  'monitored-daily',
  'known-contacts',
  'known-in-quarantine',
  'unlinked',
  'quarantine-finished',
] as const;
/** Indicators that are charts or tables. */
export const seriesCodes = ['epi-curve', 'nowcast', 'reproduction-cohort', 'attack-rate'] as const;
export const indicatorCodes = [...summaryCodes, ...delayCodes, ...timelinessCodes, ...seriesCodes] as const;
export type IndicatorCode = (typeof indicatorCodes)[number];

/** Why an indicator has no value, or one that should not be relied on yet. */
export const indicatorReasons = [
  'no-cases',
  'no-contacts',
  'no-orders',
  'no-tests',
  'no-dates',
  'no-interviews',
  'no-population',
  'no-denominator',
  'choose-disease',
  'too-few-cases',
  'incomplete',
  'right-censored',
  'open-outcomes',
  'not-growing',
  'not-shrinking',
] as const;
export type IndicatorReason = (typeof indicatorReasons)[number];

export const indicatorUnits = [
  'share',
  'per-100k-week',
  'per-100k',
  'per-day',
  'days',
  'cases',
  'ratio',
] as const;
export const caseDates = ['onset', 'report', 'sample'] as const;
export const caseSelections = ['confirmed', 'all'] as const;
export const attackGroups = ['age', 'sex', 'area'] as const;
export const windowDoubts = ['incomplete', 'few-cases', 'right-censored'] as const;
/** First years of the age groups; the last one is open. */
export const ageGroups = [0, 5, 18, 30, 40, 50, 60, 70, 80] as const;

const query = {
  area: Type.Optional(Id),
  disease: Type.Optional(OneOf(diseases, 'all of them without')),
  from: Type.Optional(CalendarDate),
  to: Type.Optional(CalendarDate),
  cases: Type.Optional(
    OneOf(caseSelections, 'confirmed (default), or all: suspect and probable ones as well'),
  ),
};
const by = Type.Optional(OneOf(caseDates, 'date that cases stand under; onset by default'));

/** What every answer says of itself. */
const Stamp = Type.Object({
  asOf: Nullable(Instant),
  generatedAt: Instant,
  lastReport: Nullable(CalendarDate),
  area: Nullable(Type.Object({ id: Id, name: Type.String() })),
  disease: Nullable(OneOf(diseases)),
  cases: OneOf(caseSelections),
  from: CalendarDate,
  to: CalendarDate,
});
export type Stamp = Static<typeof Stamp>;

/** One indicator: a null value has a reason, never a zero in its place. */
export const Measure = Type.Object({
  code: OneOf(indicatorCodes),
  unit: OneOf(indicatorUnits),
  value: Nullable(Type.Number({ description: 'shares as 0 … 1' })),
  low: Nullable(Type.Number({ description: '95 % interval; null: none, or open to that side' })),
  high: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** The days that it rests on. */
  from: CalendarDate,
  to: CalendarDate,
  reliable: Type.Boolean(),
  reason: Nullable(OneOf(indicatorReasons)),
});
export type Measure = Static<typeof Measure>;

const Delay = Type.Object({
  code: OneOf(delayCodes),
  n: Type.Integer(),
  median: Nullable(Type.Number()),
  q1: Nullable(Type.Number()),
  q3: Nullable(Type.Number()),
  p90: Nullable(Type.Number()),
  mean: Nullable(Type.Number()),
  max: Nullable(Type.Number()),
  contradictions: Type.Integer({
    description: 'cases whose later date lies before the earlier one: left out',
  }),
  reason: Nullable(OneOf(indicatorReasons)),
});

const CurvePoint = Type.Object({
  date: CalendarDate,
  days: Type.Integer(),
  cases: Type.Integer(),
  incomplete: Type.Boolean(),
  share: Nullable(Type.Number({ description: 'of the final count that is expected to be known, 0 … 1' })),
  expected: Nullable(Type.Number()),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
});

const Window = Type.Object({
  from: CalendarDate,
  to: CalendarDate,
  mean: Nullable(Type.Number()),
  sd: Nullable(Type.Number()),
  q025: Nullable(Type.Number()),
  median: Nullable(Type.Number()),
  q975: Nullable(Type.Number()),
  cases: Type.Integer(),
  doubts: Type.Array(OneOf(windowDoubts)),
});

const SerialInterval = Type.Object({
  code: Nullable(Type.String()),
  mean: Type.Number(),
  sd: Nullable(Type.Number()),
  source: Nullable(Type.String()),
  certainty: Nullable(OneOf(['verified', 'unverified'] as const)),
});

const Group = Type.Object({
  key: Type.String({ description: 'sex, first year of the age group, area id; or unknown' }),
  name: Nullable(Type.String({ description: 'name of the area' })),
  cases: Type.Integer(),
  deceased: Type.Integer(),
  share: Nullable(Type.Number({ description: 'of all cases' })),
  population: Nullable(Type.Integer()),
  rate: Nullable(Type.Number({ description: 'per 100,000 in the period' })),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  fatality: Nullable(Type.Number()),
  fatalityLow: Nullable(Type.Number()),
  fatalityHigh: Nullable(Type.Number()),
  reason: Nullable(OneOf(indicatorReasons)),
});
export type AttackGroup = Static<typeof Group>;

const stamped = <T extends Parameters<typeof Type.Object>[0]>(more: T) =>
  Type.Object({ stamp: Stamp, ...more });

/** Indicators of the epidemic and of the response to it, each with interval, what it was made of, and how far it can be trusted. */
export const indicatorsApi = {
  'GET /indicators': {
    summary: 'The indicators of an area and period: value, interval, numerator, denominator, reliability',
    access: 'figure.read',
    query: Type.Object({ ...query, by }),
    reply: { 200: stamped({ diseases: Type.Array(Type.String()), items: Type.Array(Measure) }) },
    file: ['text/csv'],
  },
  'GET /indicators/curve': {
    summary: 'Epidemic curve by onset, report or sample, with incomplete days and a reporting-delay nowcast',
    access: 'figure.read',
    query: Type.Object({ ...query, by, step: Type.Optional(OneOf(['day', 'week'] as const)) }),
    reply: {
      200: stamped({
        by: OneOf(caseDates),
        step: OneOf(['day', 'week'] as const),
        /** Cases reported in the period that lack this date and so are in no column. */
        withoutDate: Type.Integer(),
        delayCases: Nullable(
          Type.Integer({ description: 'cases that the delay rests on; null: too few to correct' }),
        ),
        points: Type.Array(CurvePoint),
      }),
    },
    file: ['text/csv'],
  },
  'GET /indicators/reproduction': {
    summary:
      'Reproduction number by Cori (7-day windows) or Wallinga-Teunis, with the windows not to be read yet',
    access: 'figure.read',
    query: Type.Object({
      ...query,
      by,
      method: Type.Optional(OneOf(['cori', 'wt'] as const)),
      interval: Type.Optional(Text(40, 'code of a published serial interval')),
      mean: Type.Optional(Type.Number({ exclusiveMinimum: 1, maximum: 60 })),
      sd: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 40 })),
      weights: Type.Optional(Text(800, 'weights from day 0 (0) on, comma-separated')),
    }),
    reply: {
      200: stamped({
        by: OneOf(caseDates),
        method: OneOf(['cori', 'wt'] as const),
        window: Type.Integer(),
        interval: Nullable(SerialInterval),
        intervals: Type.Array(SerialInterval),
        importedKnown: Type.Boolean({
          description: 'whether it is recorded of any case; without, only the first day counts as imported',
        }),
        /** Cases of the series recorded as infected before arrival; and those of whom nothing is recorded. */
        imported: Type.Integer(),
        withoutOrigin: Type.Integer(),
        withoutDate: Type.Integer(),
        lastComplete: Nullable(CalendarDate),
        reason: Nullable(OneOf(indicatorReasons)),
        windows: Type.Array(Window),
      }),
    },
    file: ['text/csv'],
  },
  'GET /indicators/delays': {
    summary: 'Delays between the dates of cases: median, quartiles, 90th percentile, mean, longest',
    access: 'figure.read',
    query: Type.Object(query),
    reply: { 200: stamped({ items: Type.Array(Delay) }) },
    file: ['text/csv'],
  },
  'GET /indicators/attack-rates': {
    summary:
      'Cases and attack rates by age, sex or area, with the exact Poisson interval where people are known',
    access: 'figure.read',
    query: Type.Object({ ...query, group: Type.Optional(OneOf(attackGroups)) }),
    reply: { 200: stamped({ group: OneOf(attackGroups), items: Type.Array(Group) }) },
    file: ['text/csv'],
  },
  'GET /indicators/timeliness': {
    summary: 'How promptly and completely contacts are traced, and the share of contacts reached day by day',
    access: 'figure.read',
    query: Type.Object(query),
    reply: {
      200: stamped({
        items: Type.Array(Measure),
        monitored: Type.Array(
          Type.Object({ date: CalendarDate, due: Type.Integer(), reached: Type.Integer() }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'GET /indicators/dictionary': {
    summary: 'Every indicator: name, formula in words, source, in Vietnamese and English',
    access: 'figure.read',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            code: OneOf(indicatorCodes),
            vi: Type.String(),
            en: Type.String(),
            formulaVi: Type.String(),
            formulaEn: Type.String(),
            sourceVi: Type.String(),
            sourceEn: Type.String(),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
