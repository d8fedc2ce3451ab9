import { type Static, Type } from 'typebox';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  JobAccepted,
  Nullable,
  OneOf,
  Text,
  Version,
} from './kit.ts';
import { sexes } from './people.ts';

/** What the rows and columns of a pivot can be. Ages and sexes are known of metrics whose facts name a person. */
export const pivotDimensions = ['area', 'day', 'week', 'month', 'age', 'sex', 'metric'] as const;
/** What a cell says: the count, its share of the row or of the column, or the count per 100,000 people. */
export const pivotMeasures = ['count', 'row-share', 'column-share', 'per-100k'] as const;

const Header = Type.Object({
  /** Area id, first day (YYYY-MM-DD), first year of an age group, sex, or code of a metric; `unknown` where nobody knows. */
  key: Type.String(),
  /** Of areas and metrics; the other keys are named by the screen. */
  vi: Nullable(Type.String()),
  en: Nullable(Type.String()),
});
const Cell = Nullable(Type.Number());

/** A table of counts of any metric by two of its dimensions. */
export const Pivot = Type.Object({
  asOf: Nullable(Instant),
  from: CalendarDate,
  to: CalendarDate,
  area: Nullable(Type.Object({ id: Id, name: Type.String() })),
  unit: Nullable(Type.String({ description: 'of the metrics, where they have one in common' })),
  rows: Type.Array(Header),
  columns: Type.Array(Header),
  cells: Type.Array(Type.Array(Cell)),
  /** Sums of counts, also where cells are shares; per 100,000 where cells are. Null where metrics would be added up. */
  rowTotals: Type.Array(Cell),
  columnTotals: Type.Array(Cell),
  total: Cell,
  /** Names of units whose population nobody entered: their rates are null. */
  withoutPopulation: Type.Array(Type.String()),
});
export type Pivot = Static<typeof Pivot>;

const ViewBody = {
  name: Text(120),
  /** Query of the screen, without `?`. */
  query: Type.String({ maxLength: 2000 }),
  shared: Type.Boolean({ description: 'seen by everybody who reads figures in this dataset' }),
};
export const AnalysisView = Type.Object({
  id: Id,
  ...ViewBody,
  mine: Type.Boolean(),
  author: Type.String(),
  version: Version,
  updatedAt: Instant,
});

const Share = Type.Number({ minimum: 0, maximum: 1 });
/** What a what-if changes; what is not given is as in the model's own description (lib/simulation). */
export const Scenario = Type.Object({
  seeds: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  transmissibility: Type.Optional(Type.Number({ minimum: 0.1, maximum: 3 })),
  detectedShare: Type.Optional(Share),
  sampleDelayMean: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
  contactsReached: Type.Optional(Share),
  contactMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 240 })),
  testSensitivity: Type.Optional(Share),
  quarantineDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 28 })),
  isolationDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 28 })),
  quarantineHouseholdFactor: Type.Optional(Share),
});
export type Scenario = Static<typeof Scenario>;

/** Days with 5, 25, 50, 75 and 95 % of the runs below. */
const Spread = Type.Array(Type.Number(), { minItems: 5, maxItems: 5 });
const PerMeasure = <T extends ReturnType<typeof Type.Array>>(schema: T) =>
  Type.Object({ infections: schema, reported: schema, isolated: schema, quarantined: schema });
const ScenarioOutcome = Type.Object({
  runs: Type.Integer(),
  daily: PerMeasure(Type.Array(Spread)),
  overall: PerMeasure(Spread),
  extinct: Share,
});
/** Result of the job `analysis.what-if`: the model's own description beside the scenario, over the same seeds. */
export const WhatIfResult = Type.Object({
  people: Type.Integer(),
  days: Type.Integer(),
  base: ScenarioOutcome,
  scenario: ScenarioOutcome,
});
export type WhatIfResult = Static<typeof WhatIfResult>;

/** The analyst's desk: any metric by area, time, age and sex; views that are kept; the simulator's what-if. */
export const analysisApi = {
  'GET /analysis/metrics': {
    summary: 'Metrics that can be put into a pivot, and whether their facts know age and sex',
    access: 'figure.read',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            code: Type.String(),
            vi: Type.String(),
            en: Type.String(),
            unit: Type.String(),
            module: Type.String(),
            byPerson: Type.Boolean(),
          }),
        ),
      }),
    },
  },
  'GET /analysis/pivot': {
    summary: 'Counts of metrics by two dimensions, inside an area and a period',
    access: 'figure.read',
    query: Type.Object({
      metric: Text(400, 'codes, comma-separated; more than one needs the dimension metric'),
      rows: OneOf(pivotDimensions),
      columns: Type.Optional(OneOf(pivotDimensions)),
      measure: Type.Optional(OneOf(pivotMeasures)),
      area: Type.Optional(Id),
      from: Type.Optional(CalendarDate),
      to: Type.Optional(CalendarDate),
      sex: Type.Optional(OneOf(sexes)),
      ageFrom: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
      ageTo: Type.Optional(Type.Integer({ minimum: 0, maximum: 120, description: 'inclusive' })),
    }),
    reply: { 200: Pivot },
    file: ['text/csv'],
  },
  'GET /analysis/views': {
    summary: 'Views that the caller keeps, and those that are shared',
    access: 'figure.read',
    reply: { 200: Type.Object({ items: Type.Array(AnalysisView) }) },
  },
  'POST /analysis/views': {
    summary: 'Keep a view',
    access: 'figure.read',
    body: Type.Object({ id: Id, ...ViewBody }),
    reply: { 201: AnalysisView, 200: AnalysisView },
  },
  'GET /analysis/views/{id}': {
    summary: 'One view: what a shared link names',
    access: 'figure.read',
    params: IdParams,
    reply: { 200: AnalysisView },
  },
  'PATCH /analysis/views/{id}': {
    summary: 'Rename, share or change an own view',
    access: 'figure.read',
    params: IdParams,
    body: Type.Object({ version: Version, ...Type.Partial(Type.Object(ViewBody)).properties }),
    reply: { 200: AnalysisView },
  },
  'DELETE /analysis/views/{id}': {
    summary: 'Throw an own view away',
    access: 'figure.read',
    params: IdParams,
    reply: { 200: Type.Object({ id: Id }) },
  },
  'POST /analysis/what-if': {
    summary: 'Run a scenario of the simulator beside its own description; a model, never a figure',
    access: 'analysis.model',
    body: Type.Object({
      people: Type.Integer({ minimum: 2_000, maximum: 50_000 }),
      days: Type.Integer({ minimum: 14, maximum: 120 }),
      runs: Type.Integer({ minimum: 10, maximum: 100 }),
      seed: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      /** What both are run under: how many bring the infection, how easily it passes on. */
      base: Type.Pick(Scenario, ['seeds', 'transmissibility']),
      scenario: Scenario,
    }),
    reply: { 202: JobAccepted },
  },
} as const satisfies ApiTable;
