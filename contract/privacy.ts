import { Type } from 'typebox';
import { legalCertainties } from './order-signing.ts';
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
import {
  Due,
  identityProofs,
  OwnRequest,
  privacyClocks,
  privacyRequestStates,
  privacyWishes,
  Request,
} from './privacy-records.ts';

/** A public holiday, a free day in place of one that fell on a day of rest, or a day that is worked after all. */
export const holidayKinds = ['holiday', 'in-lieu', 'worked'] as const;
export const breachStates = ['open', 'closed'] as const;
export const breachData = ['identity', 'contact', 'location', 'health', 'orders', 'accounts'] as const;

const Look = Type.Object({
  at: Instant,
  role: Type.String({ description: 'role that who looked holds today, Vietnamese' }),
  roleEn: Type.String(),
  areaName: Nullable(Type.String()),
  what: Type.String({ description: 'what was done, Vietnamese' }),
  whatEn: Type.String(),
  reason: Nullable(Type.String()),
});

const BreachFields = {
  title: Text(200),
  happened: Text(4000, 'what happened, without names'),
  foundAt: Instant,
  data: Type.Array(OneOf(breachData), { maxItems: 6 }),
  people: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 100_000_000 }))),
  cause: Type.Optional(Nullable(Text(2000))),
  measures: Type.Optional(Nullable(Text(4000))),
  authorityTold: Type.Optional(Nullable(Text(300, 'to whom, under which number'))),
  authorityToldAt: Type.Optional(Nullable(Instant)),
  peopleToldAt: Type.Optional(Nullable(Instant)),
};
const Breach = Type.Object({
  id: Id,
  title: Type.String(),
  happened: Type.String(),
  foundAt: Instant,
  data: Type.Array(OneOf(breachData)),
  people: Nullable(Type.Integer()),
  cause: Nullable(Type.String()),
  measures: Nullable(Type.String()),
  authorityTold: Nullable(Type.String()),
  authorityToldAt: Nullable(Instant),
  peopleToldAt: Nullable(Instant),
  state: OneOf(breachStates),
  ...Due.properties,
  overdue: Type.Boolean({ description: 'the authority was not told, and the deadline has passed' }),
  lateHours: Type.Integer({
    description:
      'whole hours past the deadline, begun ones too, when the authority was told, or now where it was not; 0: in time',
  }),
  recordedAt: Instant,
  recordedBy: Type.String(),
  version: Version,
});

const Words = Type.Object({ vi: Type.String(), en: Type.String() });
const Holding = Type.Object({
  code: Type.String(),
  name: Words,
  purpose: Words,
  ground: OneOf(['duty', 'consent'] as const),
  dataClass: OneOf(['personal', 'sensitive'] as const),
  days: Nullable(Type.Integer()),
  keep: Words,
  due: Nullable(Type.Integer({ description: 'rows that the next run of retention would delete' })),
  erasure: Nullable(Words),
});
const Assessment = Type.Object({
  id: Id,
  at: Instant,
  by: Type.String(),
  controller: Type.String(),
  contact: Type.String(),
  sha256: Type.String(),
});

const Holidays = Type.Object({
  year: Type.Integer(),
  missing: Type.Integer({
    description: 'free days of changing date that are not known yet: Tết, Giỗ Tổ, the day beside 2 September',
  }),
  items: Type.Array(
    Type.Object({
      day: CalendarDate,
      kind: OneOf(holidayKinds),
      name: Type.String(),
      nameEn: Type.String(),
      source: Type.String(),
      sourceEn: Type.String(),
      certainty: OneOf(legalCertainties),
      by: Nullable(Type.String({ description: 'who entered it; null: shipped' })),
    }),
  ),
});

const token = Type.String({ minLength: 20, maxLength: 100 });

/** What people may ask about their own data, and what the holder of the data must be able to show. */
export const privacyApi = {
  'GET /privacy/requests': {
    summary: 'Requests of people about their data, of the own areas, the most urgent first; CSV and XLSX',
    access: 'privacy.record',
    query: Type.Object({
      ...listQuery,
      id: Type.Optional(Id),
      state: Type.Optional(OneOf(privacyRequestStates)),
      wish: Type.Optional(OneOf(privacyWishes)),
      clock: Type.Optional(OneOf(privacyClocks)),
      escalated: Type.Optional(Type.Boolean({ description: 'only those that a unit above was told of' })),
    }),
    reply: { 200: Page(Request) },
    file: ['text/csv'],
  },
  'GET /privacy/attention': {
    summary: 'Requests of the own areas that are due soon or overdue, and incidents not told yet',
    access: 'privacy.record',
    reply: {
      200: Type.Object({
        soon: Type.Integer(),
        overdue: Type.Integer(),
        untold: Type.Integer({
          description: 'open incidents of which the authority was not told; with privacy.manage',
        }),
        untoldLate: Type.Integer({ description: 'of these past their deadline' }),
      }),
    },
  },
  'POST /privacy/requests': {
    summary: 'Record a request that came to the desk, by phone or by letter',
    access: 'privacy.record',
    body: Type.Object({
      id: Id,
      personId: Id,
      wish: OneOf(privacyWishes),
      channel: OneOf(['desk', 'phone', 'letter'] as const),
      proof: OneOf(identityProofs),
      words: Type.Optional(Text(2000)),
      firstAnswer: Type.Optional(
        Text(2000, 'what the asker was told at once of how the request is dealt with, as the asker reads it'),
      ),
    }),
    reply: { 201: Request, 200: Request },
  },
  'POST /privacy/requests/{id}/first-answer': {
    summary: 'Tell the asker, who reads it, how the request is dealt with and until when; once',
    access: 'privacy.record',
    params: IdParams,
    body: Type.Object({ words: Text(2000) }),
    reply: { 200: Request },
  },
  'POST /privacy/requests/{id}/proof': {
    summary: 'Note how the asker’s identity was checked',
    access: 'privacy.record',
    params: IdParams,
    body: Type.Object({ proof: OneOf(['document', 'card', 'known'] as const) }),
    reply: { 200: Request },
  },
  'POST /privacy/requests/{id}/answer': {
    summary:
      'Answer a request. Done restricts, lets go or anonymises the record where that was asked; an erasure waits while records need the name',
    access: 'privacy.manage',
    params: IdParams,
    body: Type.Object({ state: OneOf(['done', 'refused'] as const), answer: Text(2000) }),
    reply: { 200: Request },
  },
  'POST /privacy/requests/{id}/extension': {
    summary: 'Move the deadline once, before it has passed, with a reason that the asker reads',
    access: 'privacy.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(1000) }),
    reply: { 200: Request },
  },
  'GET /privacy/requests/{id}/copy': {
    summary: 'All that is kept of the person who asked, as JSON or PDF; audited',
    access: 'privacy.manage',
    params: IdParams,
    query: Type.Object({ format: OneOf(['json', 'pdf'] as const) }),
    file: ['application/json', 'application/pdf'],
  },
  'POST /privacy/people/{id}/release': {
    summary: 'End the holding back of a record',
    access: 'privacy.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(500) }),
    reply: { 204: Type.Null() },
  },
  'GET /privacy/breaches': {
    summary: 'Incidents with personal data, newest first; CSV and XLSX',
    access: 'privacy.manage',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(breachStates)),
      late: Type.Optional(Type.Boolean({ description: 'told late, or not told and overdue' })),
    }),
    reply: { 200: Page(Breach) },
    file: ['text/csv'],
  },
  'POST /privacy/breaches': {
    summary: 'Record an incident; the clock for telling the authority runs from when it was found',
    access: 'privacy.manage',
    body: Type.Object({ id: Id, ...BreachFields }),
    reply: { 201: Breach, 200: Breach },
  },
  'PATCH /privacy/breaches/{id}': {
    summary: 'Edit by field, or close; a true conflict answers 409 with the current record',
    access: 'privacy.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      ...Type.Partial(Type.Object(BreachFields)).properties,
      state: Type.Optional(OneOf(breachStates)),
    }),
    reply: { 200: Breach },
  },
  'GET /privacy/breaches/{id}/notice.pdf': {
    summary: 'The notice of an incident to the authority',
    access: 'privacy.manage',
    params: IdParams,
    file: ['application/pdf'],
  },
  'GET /privacy/register': {
    summary:
      'What is kept of people, why, how long, and what the next run of retention would delete (dry run)',
    access: 'privacy.manage',
    reply: {
      200: Type.Object({
        asOf: Instant,
        runsAt: {
          ...Instant,
          description: 'the next run of retention, as of which rows to be deleted are counted',
        },
        items: Type.Array(Holding),
      }),
    },
    file: ['text/csv'],
  },
  'GET /privacy/holidays': {
    summary:
      'Public holidays of a year, by which deadlines in working days are counted: as shipped and as entered',
    access: 'privacy.record',
    query: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2021, maximum: 2100 })) }),
    reply: { 200: Holidays },
    file: ['text/csv'],
  },
  'POST /privacy/holidays': {
    summary:
      'Enter that a day is free, or is worked after all; it holds before what ships. No running deadline changes',
    access: 'privacy.manage',
    body: Type.Object({
      day: CalendarDate,
      kind: OneOf(holidayKinds),
      name: Text(120),
      source: Text(300),
      certainty: OneOf(legalCertainties),
    }),
    reply: { 200: Holidays },
  },
  'GET /privacy/assessments': {
    summary: 'Impact assessments that were frozen, newest first',
    access: 'privacy.manage',
    reply: { 200: Type.Object({ items: Type.Array(Assessment) }) },
    file: ['text/csv'],
  },
  'POST /privacy/assessments': {
    summary:
      'Freeze an impact assessment: the register, who may see what, and the safeguards, as they are today',
    access: 'privacy.manage',
    body: Type.Object({ id: Id, controller: Text(300), contact: Text(300) }),
    reply: { 201: Assessment, 200: Assessment },
  },
  'GET /privacy/assessments/{id}/file.pdf': {
    summary: 'A frozen impact assessment',
    access: 'privacy.manage',
    params: IdParams,
    file: ['application/pdf'],
  },
  'POST /public/privacy/proofs': {
    summary:
      'Ask for a code by SMS to the phone on one’s record, by the code of one’s card and the year of birth. The answer is the same whether such a person exists',
    access: 'public',
    ratePerMinute: 30,
    rateAcross: true,
    body: Type.Object({
      id: Id,
      cardCode: Text(30),
      birthYear: Type.Integer({ minimum: 1880, maximum: 2200 }),
    }),
    reply: {
      202: Type.Object({ sends: Type.Boolean({ description: 'whether texts leave this installation' }) }),
    },
  },
  'POST /public/privacy/proofs/{id}': {
    summary: 'Prove by the code of the text; the token is good for 15 minutes',
    access: 'public',
    ratePerMinute: 60,
    rateAcross: true,
    params: IdParams,
    body: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }),
    reply: { 200: Type.Object({ token, until: Instant }) },
  },
  'POST /public/privacy/looks': {
    summary: 'Who looked at my record, newest first, page by page',
    access: 'public',
    ratePerMinute: 30,
    body: Type.Object({ token, cursor: Type.Optional(Type.String({ maxLength: 400 })) }),
    reply: { 200: Type.Object({ items: Type.Array(Look), next: Nullable(Type.String()) }) },
  },
  'POST /public/privacy/requests': {
    summary: 'Ask about my data, and what became of what I asked before',
    access: 'public',
    ratePerMinute: 60,
    body: Type.Object({
      token,
      ask: Type.Optional(
        Type.Object({ id: Id, wish: OneOf(privacyWishes), words: Type.Optional(Text(2000)) }),
      ),
    }),
    reply: { 200: Type.Object({ items: Type.Array(OwnRequest) }) },
  },
} as const satisfies ApiTable;
