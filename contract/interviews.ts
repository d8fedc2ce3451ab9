import { Type } from 'typebox';
import { caseClassifications } from './cases.ts';
import { symptoms } from './declarations.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  LateHours,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';
import { PersonSummary } from './people.ts';
import { presenceSources, timeQualities } from './presence.ts';
import { relations } from './tracing.ts';

/** Whom a first call is for; which script is read and which right it takes. The level shown elsewhere is computed. */
export const interviewKinds = ['F0', 'F1', 'F2'] as const;
export const interviewStatuses = ['PLANNED', 'IN_PROGRESS', 'DONE'] as const;
export const attemptResults = [
  'REACHED',
  'NO_ANSWER',
  'WRONG_NUMBER',
  'NOT_AT_ADDRESS',
  'MOVED',
  'REFUSED',
  'CALL_BACK',
] as const;
export const interviewViews = ['due', 'call-back', 'search', 'done'] as const;
export const identityAnswers = ['confirmed', 'relative', 'other-person'] as const;
export const knownAnswers = ['CONFIRMED', 'DENIED', 'UNSURE'] as const;
export const yesNoAnswers = ['yes', 'no', 'unknown'] as const;
export const interviewNeeds = [
  'food',
  'medicine',
  'sample-at-home',
  'stay-apart',
  'care',
  'talk',
  'other',
] as const;
export const scriptSections = ['identity', 'health', 'stays', 'contacts', 'needs', 'close'] as const;

const ClockTime = Type.String({
  pattern: '^(?:(?:[01]\\d|2[0-3]):[0-5]\\d|24:00)$',
  description: 'HH:MM, Vietnam; 24:00 is the end of the day',
});
const maybe = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Type.Optional(Nullable(schema));

/** A stay as recalled: somewhere between two times of one local day. It stays that interval everywhere. */
export const RecalledStay = Type.Object({
  date: CalendarDate,
  from: ClockTime,
  to: ClockTime,
  placeId: maybe(Id),
  placeText: maybe(Text(200)),
  areaId: maybe(Id),
  company: maybe(Text(300)),
  mask: maybe(OneOf(yesNoAnswers)),
  indoor: maybe(OneOf(yesNoAnswers)),
  note: maybe(Text(500)),
});

/** A contact that the person named, as far as it is written down; checked when the call is finished. */
export const CallContact = Type.Object({
  fullName: maybe(Text(120)),
  phone: maybe(Text(60)),
  address: maybe(Text(300)),
  relation: maybe(OneOf(relations)),
  lastContactDate: maybe(CalendarDate),
});

const plainFields = {
  identity: maybe(OneOf(identityAnswers)),
  saidPhone: maybe(Text(60)),
  saidAddress: maybe(Text(300)),
  symptoms: maybe(Type.Array(OneOf(symptoms), { maxItems: symptoms.length })),
  firstSymptomDate: maybe(CalendarDate),
  temperature: maybe(Type.Number({ minimum: 30, maximum: 45 })),
  needs: maybe(Type.Array(OneOf(interviewNeeds), { maxItems: interviewNeeds.length })),
  note: maybe(Text(2000)),
};
const ROW_ID = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
/** Rows by their UUID, which whoever adds the row makes. */
const byId = <T extends Parameters<typeof Nullable>[0]>(schema: T) =>
  Type.Record(Type.String({ pattern: ROW_ID }), schema, { maxProperties: 300, additionalProperties: false });

/** What is written down so far. */
export const InterviewDraft = Type.Object({
  ...plainFields,
  stays: byId(RecalledStay),
  known: byId(OneOf(knownAnswers)),
  contacts: byId(CallContact),
});

/** Changes of single fields; null takes a field or a row away. */
export const InterviewChanges = Type.Object({
  ...plainFields,
  stays: Type.Optional(byId(Nullable(RecalledStay))),
  known: Type.Optional(byId(Nullable(OneOf(knownAnswers)))),
  contacts: Type.Optional(byId(Nullable(CallContact))),
});

const Attempt = Type.Object({
  id: Id,
  at: Instant,
  result: OneOf(attemptResults),
  callBackAt: Nullable(Instant),
  by: Type.String(),
});

const Sentence = Type.Object({ vi: Type.String(), en: Type.String() });
export const CallScript = Type.Object({
  code: Type.String(),
  validFrom: CalendarDate,
  source: Sentence,
  certainty: OneOf(['verified', 'unverified'] as const),
  steps: Type.Array(Type.Object({ section: OneOf(scriptSections), vi: Type.String(), en: Type.String() })),
});

const KnownStay = Type.Object({
  stayId: Id,
  placeId: Id,
  placeName: Type.String(),
  inAt: Instant,
  outAt: Instant,
  outImputed: Type.Boolean(),
  source: OneOf(presenceSources),
  timeQuality: OneOf(timeQualities),
});

export const InterviewRow = Type.Object({
  id: Id,
  caseId: Id,
  caseLabel: Type.String(),
  kind: OneOf(interviewKinds),
  personId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  address: Nullable(Type.String()),
  areaName: Nullable(Type.String()),
  status: OneOf(interviewStatuses),
  dueSince: Instant,
  overdue: Type.Boolean({ description: 'nobody was reached within 24 hours' }),
  lateHours: LateHours,
  attempts: Type.Integer(),
  lastResult: Nullable(OneOf(attemptResults)),
  lastAttemptAt: Nullable(Instant),
  callBackAt: Nullable(Instant),
  officer: Nullable(Type.String()),
});

export const Interview = Type.Object({
  id: Id,
  caseId: Id,
  caseLabel: Type.String(),
  disease: Type.String(),
  kind: OneOf(interviewKinds),
  status: OneOf(interviewStatuses),
  version: Version,
  person: PersonSummary,
  household: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), phone: Type.String() }), {
      description: 'others of the household with a number; only where the person has none',
    }),
  ),
  officer: Nullable(Type.String()),
  dueSince: Instant,
  overdue: Type.Boolean(),
  lateHours: LateHours,
  startedAt: Nullable(Instant),
  completedAt: Nullable(Instant),
  callBackAt: Nullable(Instant),
  attempts: Type.Array(Attempt),
  recallFrom: CalendarDate,
  recallTo: CalendarDate,
  case: Nullable(
    Type.Object({
      classification: OneOf(caseClassifications),
      onsetDate: Nullable(CalendarDate),
      infectiousFrom: Instant,
      infectiousTo: Instant,
    }),
  ),
  known: Nullable(Type.Array(KnownStay)),
  placeNames: Type.Record(Type.String(), Type.String()),
  draft: InterviewDraft,
  script: Nullable(CallScript),
});

const Saved = Type.Object({ id: Id, version: Version, status: OneOf(interviewStatuses) });

/** First calls to cases and contacts: who is to be called, what they said, what came of it. */
export const interviewsApi = {
  'GET /interviews': {
    summary: 'The call list of the own areas: due, to be called back, to be searched for, done',
    access: 'followup.record',
    query: Type.Object({
      ...listQuery,
      view: Type.Optional(OneOf(interviewViews)),
      kind: Type.Optional(OneOf(interviewKinds)),
      area: Type.Optional(Id),
      case: Type.Optional(Id),
    }),
    reply: { 200: Page(InterviewRow) },
    file: ['text/csv'],
  },
  'POST /interviews': {
    summary: 'Open the first call of a case or of a contact of it; the one that exists is answered',
    access: 'followup.record',
    body: Type.Object({ id: Id, caseId: Id, personId: Type.Optional(Id) }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /interviews/draft-key': {
    summary: 'The key of this account under which a browser keeps unsent answers unreadable to others',
    access: 'followup.record',
    reply: { 200: Type.Object({ key: Type.String({ description: '32 bytes, base64' }) }) },
  },
  'GET /interviews/{id}': {
    summary: 'One call: script, person, known check-ins and the answers so far; the look is audited',
    access: 'followup.record',
    params: IdParams,
    reply: { 200: Interview },
  },
  'PATCH /interviews/{id}': {
    summary: 'Save a part of the answers; repeatable by the id of the change, merged field by field',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({ id: Id, version: Version, changes: InterviewChanges }),
    reply: { 200: Saved },
  },
  'POST /interviews/{id}/attempts': {
    summary: 'Record one attempt to call and what came of it',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      result: OneOf(attemptResults),
      callBackAt: Type.Optional(Instant),
    }),
    reply: { 201: Saved, 200: Saved },
  },
  'POST /interviews/{id}/completion': {
    summary:
      'Finish the call: named contacts go to tracing, recalled stays at registered places to the log; all or nothing',
    access: 'followup.record',
    params: IdParams,
    body: Type.Object({ id: Id, at: Instant }),
    reply: {
      200: Type.Object({
        ...Saved.properties,
        named: Type.Integer({ description: 'contacts handed to tracing' }),
        stays: Type.Integer({ description: 'recalled stays handed to the presence log' }),
        unplaced: Type.Integer({
          description:
            'recalled stays that stay with the call: no registered place, or older than the log keeps',
        }),
      }),
    },
  },
} as const satisfies ApiTable;
