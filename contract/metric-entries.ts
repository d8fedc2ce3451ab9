import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { MetricEntry, measureOutcomes } from './metrics.ts';

/** Which way a metric is better. */
export const targetDirections = ['at-least', 'at-most'] as const;
export const trends = ['up', 'down', 'same'] as const;

const Code = Text(80, 'code of a metric');
const Target = Type.Object({
  id: Id,
  metric: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  direction: OneOf(targetDirections),
  value: Type.Number(),
  validFrom: CalendarDate,
  source: Type.String(),
  author: Type.String(),
  enteredAt: Instant,
});
const ManualFigure = Type.Object({
  id: Id,
  metric: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  at: Instant,
  value: Type.Number(),
  source: Type.String(),
  author: Type.String(),
  enteredAt: Instant,
  corrects: Nullable(Id),
  reason: Nullable(Type.String()),
  correctedBy: Nullable(Id),
});
const RankedArea = Type.Object({
  areaId: Id,
  areaCode: Type.String(),
  areaName: Type.String(),
  rank: Nullable(Type.Integer({ description: 'null: no value, so no place' })),
  value: Nullable(Type.Number()),
  outcome: OneOf(measureOutcomes),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  before: Nullable(Type.Number()),
  beforeRank: Nullable(Type.Integer()),
  trend: Nullable(OneOf(trends, 'of the value, against the same length of time before')),
  target: Nullable(
    Type.Object({ value: Type.Number(), source: Type.String(), met: Nullable(Type.Boolean()) }),
  ),
  attainment: Nullable(Type.Number({ description: 'share of the target, 1 is all of it' })),
  next: Nullable(
    Type.Object(
      { rank: Type.Integer(), needed: Type.Integer() },
      { description: 'how many more would move it up to that place' },
    ),
  ),
});

/** Both parts of a ratio, so that `5/120` stands beside 4.2 %. */
const Parts = Type.Object({ numerator: Nullable(Type.Number()), denominator: Nullable(Type.Number()) });

/** Targets, figures entered by hand, rankings, and what was known when. */
export const metricEntriesApi = {
  'GET /metric-targets': {
    summary: 'Targets of the own areas and of the units above them, newest first',
    access: 'figure.read',
    query: Type.Object({ metric: Type.Optional(Code) }),
    reply: { 200: Type.Object({ items: Type.Array(Target) }) },
    file: ['text/csv'],
  },
  'POST /metric-targets': {
    summary: 'Set a target from a day on; it replaces the one before for the same metric and area',
    access: 'figure.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      metric: Code,
      areaId: Id,
      direction: OneOf(targetDirections),
      value: Type.Number(),
      validFrom: CalendarDate,
      source: Text(300, 'the document or decision that sets it'),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /manual-metrics': {
    summary: 'Declare a metric that officers enter by hand, or a ratio of two metrics',
    access: 'figure.manage',
    body: Type.Object({
      code: Type.String({ pattern: '^manual\\.[a-z0-9-]{2,40}$', description: 'manual.some-name' }),
      vi: Text(120),
      en: Text(120),
      unit: Text(30),
      explainVi: Type.Optional(Text(400)),
      explainEn: Type.Optional(Text(400)),
      ratio: Type.Optional(
        Type.Object(
          { numerator: Code, denominator: Code, per: OneOf(['1', '100', '1000', '100000'] as const) },
          {
            description:
              'the metric is not entered but divided: two metrics that are counted, measured or entered by hand',
          },
        ),
      ),
    }),
    reply: { 201: Type.Object({ code: Type.String() }), 200: Type.Object({ code: Type.String() }) },
  },
  'GET /manual-figures': {
    summary: 'Figures entered by hand, corrected ones too, newest first',
    access: 'figure.read',
    query: Type.Object({ metric: Type.Optional(Code), area: Type.Optional(Id) }),
    reply: { 200: Type.Object({ items: Type.Array(ManualFigure) }) },
    file: ['text/csv'],
  },
  'POST /manual-figures': {
    summary: 'Enter a figure with its source and time',
    access: 'figure.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      metric: Code,
      areaId: Id,
      at: Instant,
      value: Type.Number(),
      source: Text(300, 'who said it, or where it is published'),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /manual-figures/{id}/corrections': {
    summary: 'Replace an entered figure; the old one stays and is shown struck out, with the reason',
    access: 'figure.manage',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      value: Type.Number(),
      source: Text(300),
      reason: Text(300),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /metrics/{code}/ranking': {
    summary:
      'The units below an area in order of a metric, with trend, target, and what would move each up one place',
    access: 'figure.read',
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
    query: Type.Object({
      area: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: {
      200: Type.Object({
        asOf: Nullable(Instant),
        from: Nullable(Instant),
        to: Instant,
        metric: MetricEntry,
        better: OneOf(['higher', 'lower'] as const, 'by the target in force, else by the metric'),
        items: Type.Array(RankedArea),
      }),
    },
    file: ['text/csv'],
  },
  'GET /metrics/{code}/as-known': {
    summary:
      'Days of a metric as they were known at a moment, beside what they are now: late facts and corrections',
    access: 'figure.read',
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ area: Id, at: Instant, from: Type.Optional(CalendarDate) }),
    reply: {
      200: Type.Object({
        takenAt: Nullable(Instant),
        items: Type.Array(
          Type.Object({
            day: CalendarDate,
            known: Nullable(
              Type.Number({ description: 'null: no snapshot had been taken of that day, or no denominator' }),
            ),
            now: Nullable(Type.Number({ description: 'null: a gauge has no past, or no denominator' })),
            knownParts: Type.Optional(Parts),
            nowParts: Type.Optional(Parts),
          }),
        ),
      }),
    },
  },
  'GET /published-examples': {
    summary: 'Figures that provinces published in 2021, with source and date: examples, never counted',
    access: 'session',
    reply: {
      200: Type.Object({
        note: Type.Object({ vi: Type.String(), en: Type.String() }),
        items: Type.Array(
          Type.Object({
            province: Type.String(),
            metric: Type.Object({ vi: Type.String(), en: Type.String() }),
            date: CalendarDate,
            numerator: Nullable(Type.Number()),
            denominator: Nullable(Type.Number()),
            percent: Nullable(Type.Number()),
            place: Nullable(Type.String()),
            source: Type.String(),
          }),
        ),
      }),
    },
  },
} as const satisfies ApiTable;
