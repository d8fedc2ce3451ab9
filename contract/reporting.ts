import { Type } from 'typebox';
import { Pick, recipientKinds } from './directives.ts';
import {
  type ApiTable,
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

export const reportKinds = ['hour', 'day', 'week'] as const;
/** `SUPERSEDED`: a later version of it was issued. */
export const reportStatuses = ['DRAFT', 'REVIEWED', 'SIGNED', 'ISSUED', 'SUPERSEDED'] as const;
/** What an unissued report waits for. */
export const reportWaits = ['review', 'sign', 'issue'] as const;
/** `KEPT`: nobody got it, since no mail server is set or the data are simulated. */
export const mailStates = ['WAITING', 'SENT', 'KEPT', 'FAILED'] as const;
/** For whom somebody signs: for the collective, for the head as deputy, by order, none where the head signs. */
export const signingFor = ['', 'TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const;

const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });
const Address = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@<>",;]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$',
  description: 'an e-mail address',
});
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:mm, local' });

const DueMinutes = Type.Integer({
  minimum: 5,
  maximum: 1440,
  description: 'minutes after its time by which it has to be issued',
});

export const ReportTemplate = Type.Object({
  code: Code,
  version: Type.String(),
  kind: OneOf(reportKinds),
  vi: Type.String(),
  en: Type.String(),
  certainty: OneOf(['verified', 'unverified'] as const),
  source: Type.String(),
  cut: Clock,
  metrics: Type.Array(Type.Object({ code: Type.String(), vi: Type.String(), en: Type.String() })),
});

export const Report = Type.Object({
  id: Id,
  template: Code,
  kind: OneOf(reportKinds),
  title: Type.String(),
  subject: Type.String(),
  areaName: Type.String(),
  officeName: Type.String(),
  number: Nullable(Type.String()),
  status: OneOf(reportStatuses),
  version: Version,
  /** 1 for the first, 2 and more for corrections. */
  edition: Type.Integer(),
  from: Instant,
  to: Instant,
  asOf: Nullable(Instant),
  generatedAt: Instant,
  generatedBy: Type.String(),
  scheduled: Type.Boolean(),
  signedBy: Nullable(Type.String()),
  issuedAt: Nullable(Instant),
  recipients: Type.Integer(),
  received: Type.Integer(),
  waitsForMe: Type.Boolean(),
  /** By when its schedule wants it issued. */
  dueAt: Nullable(Instant),
  late: Type.Boolean({ description: 'not issued although its time is over' }),
  waitsFor: Nullable(OneOf(reportWaits)),
  /** Whether the caller may take that step. */
  forMe: Type.Boolean(),
});

const Block = Type.Union([
  Type.Object({ kind: Type.Literal('heading'), text: Type.String() }),
  Type.Object({ kind: Type.Literal('paragraph'), text: Type.String() }),
  Type.Object({
    kind: Type.Literal('table'),
    caption: Type.String(),
    columns: Type.Array(Type.Object({ title: Type.String(), numeric: Type.Boolean() })),
    rows: Type.Array(Type.Array(Type.String())),
    sum: Nullable(Type.Array(Type.String())),
    note: Nullable(Type.String({ description: 'what stands below the table' })),
  }),
]);

const ReportDetail = Type.Object({
  ...Report.properties,
  areaId: Id,
  officeId: Id,
  blocks: Type.Array(Block),
  assessment: Nullable(Type.String()),
  proposal: Nullable(Type.String()),
  remarkLabels: Type.Array(
    Type.Object({ field: OneOf(['assessment', 'proposal'] as const), vi: Type.String(), en: Type.String() }),
  ),
  note: Nullable(Type.String({ description: 'why it was returned last' })),
  reviewedBy: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  signedAt: Nullable(Instant),
  signerTitle: Nullable(Type.String()),
  issuedBy: Nullable(Type.String({ description: 'null of an issued one: its schedule, at the signature' })),
  correctionReason: Nullable(Type.String()),
  certainty: OneOf(['verified', 'unverified'] as const),
  editions: Type.Array(
    Type.Object({
      id: Id,
      edition: Type.Integer(),
      status: OneOf(reportStatuses),
      number: Nullable(Type.String()),
    }),
  ),
  receipts: Type.Array(
    Type.Object({
      id: Id,
      kind: OneOf(recipientKinds),
      name: Type.String(),
      areaName: Type.String(),
      receivedAt: Nullable(Instant),
      receivedBy: Nullable(Type.String()),
      mine: Type.Boolean(),
    }),
  ),
  digest: Nullable(Type.String({ description: 'SHA-256 of the PDF as it was issued' })),
  mails: Type.Array(
    Type.Object({
      id: Id,
      address: Type.String(),
      state: OneOf(mailStates),
      requestedAt: Instant,
      requestedBy: Type.String(),
      attempts: Type.Integer(),
      nextAttemptAt: Nullable(Instant),
      finishedAt: Nullable(Instant),
      detail: Nullable(Type.String()),
    }),
    { description: 'the delivery log, for those who write or issue' },
  ),
  mailsLeave: Type.Boolean({ description: 'false: mails are kept and nobody gets them' }),
  may: Type.Object({
    write: Type.Boolean(),
    review: Type.Boolean(),
    sign: Type.Boolean(),
    issue: Type.Boolean(),
  }),
});

const Schedule = Type.Object({
  id: Id,
  template: Code,
  areaId: Id,
  areaName: Type.String(),
  officeId: Id,
  officeName: Type.String(),
  times: Type.Array(Clock),
  weekday: Nullable(Type.Integer({ minimum: 1, maximum: 7 })),
  enabled: Type.Boolean(),
  dueMinutes: DueMinutes,
  recipients: Type.Array(Type.Object({ ...Pick.properties, name: Type.String() }), {
    description: 'who gets what it makes, the moment it is signed; empty: an officer issues it',
  }),
  mailTo: Type.Array(Type.String(), { description: 'for those who write its reports; empty for others' }),
  lastSlot: Nullable(Instant),
  nextSlot: Nullable(Instant),
  last: Nullable(
    Type.Object({
      id: Id,
      number: Nullable(Type.String()),
      status: OneOf(reportStatuses),
      dueAt: Nullable(Instant),
      issuedAt: Nullable(Instant),
      late: Type.Boolean(),
      waitsFor: Nullable(OneOf(reportWaits)),
    }),
  ),
  mayWrite: Type.Boolean(),
  version: Version,
});

const ScheduleFields = {
  template: Code,
  areaId: Id,
  officeId: Id,
  times: Type.Array(Clock, { minItems: 1, maxItems: 24 }),
  weekday: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 7, description: '1 Monday; of a weekly report' }),
  ),
  enabled: Type.Boolean(),
  dueMinutes: Type.Optional(DueMinutes),
  recipients: Type.Optional(
    Type.Array(Pick, { maxItems: 60, description: 'needs the right to issue; none without' }),
  ),
  mailTo: Type.Optional(
    Type.Array(Address, { maxItems: 30, description: 'who gets an issued report by mail; none without' }),
  ),
};

/** Reports made from templates: figures frozen when made, reviewed, signed off, issued, kept with every edition. */
export const reportingApi = {
  'GET /report-templates': {
    summary: 'Templates with their figures and how sure their wording is',
    access: 'report.read',
    reply: { 200: Type.Object({ items: Type.Array(ReportTemplate) }) },
  },
  'GET /reports': {
    summary: 'Reports of the own areas, and issued ones sent to them, newest first',
    access: 'report.read',
    query: Type.Object({
      ...listQuery,
      template: Type.Optional(Code),
      status: Type.Optional(OneOf(reportStatuses)),
      area: Type.Optional(Id),
      forMe: Type.Optional(Type.Boolean({ description: 'those whose next step the caller may take' })),
    }),
    reply: { 200: Page(Report) },
    file: ['text/csv'],
  },
  'POST /reports': {
    summary: 'Make a report of the last whole period before a time; its figures are frozen',
    access: 'report.write',
    body: Type.Object({
      id: Id,
      template: Code,
      areaId: Id,
      officeId: Id,
      before: Type.Optional(Instant),
    }),
    reply: { 201: ReportDetail, 200: ReportDetail },
  },
  'GET /reports/{id}': {
    summary: 'One report as it reads, with its receipts and editions',
    access: 'report.read',
    params: IdParams,
    reply: { 200: ReportDetail },
  },
  'PATCH /reports/{id}': {
    summary: 'Write the remarks of a draft, or take its figures again',
    access: 'report.write',
    params: IdParams,
    body: Type.Object({
      version: Version,
      assessment: Type.Optional(Type.String({ maxLength: 4000 })),
      proposal: Type.Optional(Type.String({ maxLength: 4000 })),
      refresh: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: ReportDetail },
  },
  'POST /reports/{id}/review': {
    summary: 'Pass a draft on for signature, or return it with the reason; not by who made it',
    access: 'report.review',
    params: IdParams,
    body: Type.Object({ version: Version, accept: Type.Boolean(), note: Type.Optional(Text(600)) }),
    reply: { 200: ReportDetail },
  },
  'POST /reports/{id}/signature': {
    summary: 'Sign off a reviewed report, or return it with the reason',
    access: 'report.sign',
    params: IdParams,
    body: Type.Object({
      version: Version,
      accept: Type.Boolean(),
      note: Type.Optional(Text(600)),
      signingFor: Type.Optional(OneOf(signingFor)),
      title: Type.Optional(Text(80, 'position of the signer, as printed')),
      name: Type.Optional(Text(80, 'name of the signer, as printed')),
    }),
    reply: { 200: ReportDetail },
  },
  'POST /reports/{id}/issue': {
    summary: 'Give a signed report its number and send it to its recipients; its PDF is kept as it is now',
    access: 'report.issue',
    params: IdParams,
    body: Type.Object({
      version: Version,
      number: Type.Optional(Text(60)),
      recipients: Type.Array(Pick, { minItems: 1, maxItems: 60 }),
    }),
    reply: { 200: ReportDetail },
  },
  'POST /reports/{id}/correction': {
    summary: 'Begin the next edition of an issued report with figures of now; the former stays as it was',
    access: 'report.write',
    params: IdParams,
    body: Type.Object({ id: Id, reason: Text(600) }),
    reply: { 201: ReportDetail, 200: ReportDetail },
  },
  'POST /reports/{id}/mails': {
    summary: 'Mail an issued report with its papers to addresses; the log is on the report',
    access: 'report.issue',
    params: IdParams,
    body: Type.Object({ id: Id, addresses: Type.Array(Address, { minItems: 1, maxItems: 30 }) }),
    reply: { 200: ReportDetail },
    ratePerMinute: 30,
  },
  'POST /reports/{id}/receipt': {
    summary: 'Acknowledge an issued report for the own office or unit',
    access: 'report.read',
    params: IdParams,
    body: Type.Object({}),
    reply: { 200: ReportDetail },
  },
  'GET /reports/{id}/document.pdf': {
    summary: 'The report on paper; an issued one as it was issued',
    access: 'report.read',
    params: IdParams,
    file: ['application/pdf'],
  },
  'GET /reports/{id}/document.xlsx': {
    summary: 'The tables of the report as a workbook',
    access: 'report.read',
    params: IdParams,
    file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  'GET /report-schedules': {
    summary: 'When reports are made and sent by themselves, and how far the last one is',
    access: 'report.read',
    reply: { 200: Type.Object({ items: Type.Array(Schedule) }) },
    file: ['text/csv'],
  },
  'PUT /report-schedules/{id}': {
    summary:
      'Set when a report is made by itself, by when it is issued and to whom it goes once it is signed',
    access: 'report.write',
    params: IdParams,
    body: Type.Object({ version: Type.Optional(Version), ...ScheduleFields }),
    reply: { 200: Schedule },
  },
  'PATCH /report-schedules/{id}': {
    summary: 'Change a schedule by field; a true conflict answers 409 with the current one',
    access: 'report.write',
    params: IdParams,
    body: Type.Object({
      version: Version,
      ...Type.Partial(Type.Object(ScheduleFields)).properties,
      weekday: Type.Optional(Nullable(ScheduleFields.weekday)),
    }),
    reply: { 200: Schedule },
  },
} as const satisfies ApiTable;
