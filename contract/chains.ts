import { Type } from 'typebox';
import { caseClassifications, diseases } from './cases.ts';
import { type ApiTable, CalendarDate, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';

const Index = Type.Integer({ minimum: 0 });
const Days = Type.Array(Nullable(Type.Integer()), { description: 'days since 1970-01-01' });

/** What a disease lays down for reading its chains. */
const Terms = Type.Object({
  code: Type.String(),
  followUpDays: Type.Integer({ description: 'a chain without news for longer is over' }),
  longGapDays: Type.Integer({
    description: 'onsets of a link further apart ask for a case in between: days infectious + follow-up',
  }),
});

/** Columns of equal length; row n of each belongs to case n. No names. */
const CaseColumns = Type.Object({
  id: Type.Array(Id),
  label: Type.Array(Type.String()),
  classification: Type.Array(Index, { description: 'index into classifications' }),
  disease: Type.Array(Index, { description: 'index into diseases' }),
  area: Type.Array(Nullable(Index), { description: 'index into areas' }),
  onset: Days,
  report: Days,
  sample: Days,
  positive: Days,
  death: Days,
  sourcesOutside: Type.Array(Index, { description: 'infectors that are not among these cases' }),
});

const Node = Type.Object({
  id: Id,
  label: Type.String(),
  status: Type.String(),
  onsetDate: Nullable(CalendarDate),
  areaId: Nullable(Id),
  generation: Nullable(Type.Integer()),
});

/** Transmission chains: around one case, of many cases at once, of an imported study. */
export const chainsApi = {
  'GET /chains': {
    summary:
      'Chains of the own areas, or around one case, in columns: cases, who infected whom, confirmed contacts; names only around one case',
    access: 'case.read',
    query: Type.Object({
      area: Type.Optional(Id),
      disease: Type.Optional(OneOf(diseases)),
      from: Type.Optional(CalendarDate),
      to: Type.Optional(CalendarDate),
      contacts: Type.Optional(Type.Boolean({ description: 'also confirmed contacts who are no cases' })),
      around: Type.Optional(Id),
      reason: Type.Optional(Text(200)),
    }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        today: Type.Integer({ description: 'days since 1970-01-01' }),
        truncated: Type.Boolean({ description: 'only the cases reported last are here' }),
        classifications: Type.Array(OneOf(caseClassifications)),
        diseases: Type.Array(Terms),
        areas: Type.Array(Type.Object({ id: Id, name: Type.String() })),
        cases: CaseColumns,
        contacts: Type.Object({
          id: Type.Array(Id, { description: 'persons' }),
          name: Type.Optional(Type.Array(Type.String(), { description: 'around one case only' })),
          area: Type.Array(Nullable(Index)),
        }),
        infections: Type.Object({ from: Type.Array(Index), to: Type.Array(Index) }),
        exposures: Type.Object({
          from: Type.Array(Index, { description: 'case' }),
          to: Type.Array(Index, { description: 'case, or contact where above the cases: index - cases' }),
          lastDay: Type.Array(Type.Integer(), { description: 'last exposure, days since 1970-01-01' }),
        }),
      }),
    },
  },
  'GET /cases/{id}/chain': {
    summary: 'The case, its sources, its infectees and its contacts as a graph',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({
      contacts: Type.Optional(Type.Boolean({ description: 'also contacts that are not cases' })),
      reason: Type.Optional(Text(200)),
    }),
    reply: {
      200: Type.Object({
        nodes: Type.Array(Node),
        edges: Type.Array(Type.Object({ from: Id, to: Id, kind: OneOf(['infected', 'contact'] as const) })),
        components: Type.Array(Type.Integer(), { description: 'sizes, descending' }),
        generations: Type.Record(Type.String(), Type.Integer()),
      }),
    },
  },
  'GET /studies/{name}/chains': {
    summary: 'The chains of an imported study: components, generations, offspring',
    access: 'study.read',
    params: Type.Object({ name: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        cases: Type.Integer(),
        links: Type.Integer(),
        components: Type.Array(Type.Integer()),
        generations: Type.Record(Type.String(), Type.Integer()),
        offspring: Type.Array(Type.Object({ caseId: Id, label: Type.String(), count: Type.Integer() })),
        diseases: Type.Array(Terms),
        nodes: Type.Array(
          Type.Object({
            id: Id,
            label: Type.String(),
            status: OneOf(caseClassifications),
            disease: Type.String(),
            areaId: Nullable(Id),
            areaName: Nullable(Type.String()),
            onsetDate: Nullable(CalendarDate),
            reportDate: CalendarDate,
            sampleDate: Nullable(CalendarDate),
            positiveDate: Nullable(CalendarDate),
            deathDate: Nullable(CalendarDate),
            generation: Nullable(Type.Integer()),
            component: Type.Integer(),
          }),
        ),
        edges: Type.Array(Type.Object({ from: Id, to: Id })),
      }),
    },
  },
} as const satisfies ApiTable;
