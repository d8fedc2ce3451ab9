import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';
import { PersonSummary } from './people.ts';

/** Diseases with a profile of windows and terms on the server; COVID-19 is the first. */
export const diseases = ['covid-19', 'measles', 'whooping-cough', 'mers'] as const;
/** Groups in which the law puts infectious diseases. */
export const diseaseGroups = ['A', 'B', 'C'] as const;
export const caseClassifications = ['SUSPECT', 'PROBABLE', 'CONFIRMED', 'NO_CASE'] as const;
/** Where a case was infected: here, or before it arrived at a point of entry. */
export const caseOrigins = ['IN_COUNTRY', 'POINT_OF_ENTRY'] as const;
export const caseOutcomes = ['NO_OUTCOME', 'RECOVERED', 'DECEASED', 'UNKNOWN'] as const;

/** `…DateTo`: last possible day of a recalled date, which stays an interval; null where the day is known. */
const Diagnosis = {
  onsetDate: Type.Optional(Nullable(CalendarDate)),
  onsetDateTo: Type.Optional(Nullable(CalendarDate)),
  rashDate: Type.Optional(Nullable(CalendarDate)),
  rashDateTo: Type.Optional(Nullable(CalendarDate)),
  firstFeverDate: Type.Optional(Nullable(CalendarDate)),
  firstFeverDateTo: Type.Optional(Nullable(CalendarDate)),
  sampleDate: Type.Optional(Nullable(CalendarDate)),
  rapidPositiveDate: Type.Optional(Nullable(CalendarDate)),
  pcrPositiveDate: Type.Optional(Nullable(CalendarDate)),
  announcedDate: Type.Optional(Nullable(CalendarDate)),
};

/** The dates that a case may count its windows from, as tracing named them. */
export const dayZeroFields = ['onset', 'rash', 'first-fever', 'sample', 'report'] as const;

/** A window that replaces the rule's, with the reason. */
const WindowInput = Type.Object({ from: Instant, to: Instant, reason: Text(300) });
const WindowOverride = Type.Object({
  from: Instant,
  to: Instant,
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
});

const NationalCode = Nullable(Text(24, 'code of the national list, once it has one: BN12345'));

export const CaseInput = Type.Object({
  id: Type.Optional(Id),
  personId: Id,
  disease: Text(40),
  classification: OneOf(caseClassifications),
  reportDate: CalendarDate,
  ...Diagnosis,
  areaId: Type.Optional(Id),
  stayAreaId: Type.Optional(Id),
  sourceCaseId: Type.Optional(Id),
  origin: Type.Optional(Nullable(OneOf(caseOrigins))),
  nationalCode: Type.Optional(NationalCode),
});

export const Case = Type.Object({
  id: Id,
  label: Type.String({ description: 'provisional provincial number: LS-2026-0012' }),
  nationalCode: Nullable(Type.String({ description: 'code of the national list, given later' })),
  person: PersonSummary,
  disease: Type.String(),
  classification: OneOf(caseClassifications),
  outcome: OneOf(caseOutcomes),
  outcomeDate: Nullable(CalendarDate),
  reportDate: CalendarDate,
  onsetDate: Nullable(CalendarDate),
  onsetDateTo: Nullable(CalendarDate),
  rashDate: Nullable(CalendarDate),
  rashDateTo: Nullable(CalendarDate),
  firstFeverDate: Nullable(CalendarDate),
  firstFeverDateTo: Nullable(CalendarDate),
  sampleDate: Nullable(CalendarDate),
  rapidPositiveDate: Nullable(CalendarDate),
  pcrPositiveDate: Nullable(CalendarDate),
  announcedDate: Nullable(CalendarDate),
  areaId: Nullable(Id),
  areaName: Nullable(Type.String()),
  stayAreaId: Nullable(Id),
  stayAreaName: Nullable(Type.String()),
  sourceCaseId: Nullable(Id),
  origin: Nullable(OneOf(caseOrigins, 'null: not recorded')),
  isolatedAt: Nullable(Instant),
  infectiousFrom: Instant,
  infectiousTo: Instant,
  exposureFrom: Instant,
  exposureTo: Instant,
  infectiousOverride: Nullable(WindowOverride),
  exposureOverride: Nullable(WindowOverride),
  dayZero: Type.Object(
    { field: OneOf(dayZeroFields), from: CalendarDate, to: CalendarDate },
    { description: 'the day that both windows count from' },
  ),
  profileVersion: Type.Integer({ description: 'version of the disease profile in force at the report' }),
  contactCount: Type.Integer(),
  dataset: Type.String(),
  version: Version,
  createdAt: Instant,
});

const ClassificationChange = Type.Object({
  classification: OneOf(caseClassifications),
  at: Instant,
  by: Type.String(),
  reason: Nullable(Type.String()),
});

/** Cases (F0). */
export const casesApi = {
  'POST /cases': {
    summary: 'Open a case for a person',
    access: 'case.write',
    body: CaseInput,
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /cases': {
    summary: 'Cases of the own areas (responsible area or place of stay)',
    access: 'case.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120)),
      area: Type.Optional(Id),
      person: Type.Optional(Id),
      disease: Type.Optional(Text(40)),
      classification: Type.Optional(OneOf(caseClassifications)),
      outcome: Type.Optional(OneOf(caseOutcomes)),
      from: Type.Optional(CalendarDate),
      to: Type.Optional(CalendarDate),
      untraced: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Page(Case) },
    file: ['text/csv'],
  },
  'GET /cases/{id}': {
    summary: 'One case with its history',
    access: 'case.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: Type.Object({ ...Case.properties, classifications: Type.Array(ClassificationChange) }) },
  },
  'GET /cases/{id}/history': historyEndpoint('a case; outside the own area a reason is asked', 'case.read'),
  'PATCH /cases/{id}': {
    summary:
      'Edit a case by field; concurrent edits of other fields merge, of the same field answer 409 with the current record',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      version: Version,
      classification: Type.Optional(OneOf(caseClassifications)),
      reason: Type.Optional(Text(300)),
      outcome: Type.Optional(OneOf(caseOutcomes)),
      outcomeDate: Type.Optional(Nullable(CalendarDate)),
      reportDate: Type.Optional(CalendarDate),
      ...Diagnosis,
      areaId: Type.Optional(Nullable(Id)),
      stayAreaId: Type.Optional(Nullable(Id)),
      sourceCaseId: Type.Optional(Nullable(Id)),
      origin: Type.Optional(Nullable(OneOf(caseOrigins))),
      nationalCode: Type.Optional(NationalCode),
      isolatedAt: Type.Optional(Nullable(Instant)),
      infectiousOverride: Type.Optional(Nullable(WindowInput)),
      exposureOverride: Type.Optional(Nullable(WindowInput)),
    }),
    reply: { 200: Case },
  },
} as const satisfies ApiTable;
