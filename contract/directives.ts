import { Type } from 'typebox';
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
  listQuery,
} from './kit.ts';
import { organisationKinds } from './places.ts';

/** Kinds of official documents that give work: telegram, letter, instruction, decision, notice, plan. */
export const directiveKinds = ['telegram', 'letter', 'instruction', 'decision', 'notice', 'plan'] as const;
/** `PENDING`: not yet in effect; `EXPIRED`: its last day has passed. Both are computed from the dates. */
export const directiveStatuses = ['PENDING', 'IN_FORCE', 'EXPIRED', 'SUPERSEDED', 'WITHDRAWN'] as const;
export const directiveRelations = ['supersedes', 'amends'] as const;
export const recipientKinds = ['organisation', 'area'] as const;
/** Who has to carry it out, and who is told. */
export const recipientRoles = ['act', 'know'] as const;
export const receiptStates = ['waiting', 'overdue', 'received'] as const;
/** How recipients are picked: one office, one unit, all communes of a unit, all offices of a kind in a unit. */
export const pickKinds = ['organisation', 'area', 'communes-of', 'organisations-of'] as const;
export const attachmentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

const UPLOAD_BYTES = 12_000_000;

export const Pick = Type.Object({
  kind: OneOf(pickKinds),
  id: Id,
  /** With `organisations-of`: offices of this kind; all kinds without. */
  organisationKind: Type.Optional(OneOf(organisationKinds)),
  role: Type.Optional(OneOf(recipientRoles)),
});
const Picks = Type.Array(Pick, { minItems: 1, maxItems: 60 });

/** A file as it is sent: at most 8 MB, its type checked by its content, a picture freed of its EXIF data. */
export const Upload = Type.Object({
  id: Id,
  name: Text(160),
  type: OneOf(attachmentTypes),
  data: Type.String({ minLength: 8, maxLength: 11_500_000, description: 'base64' }),
});

export const Attachment = Type.Object({
  id: Id,
  name: Type.String(),
  type: OneOf(attachmentTypes),
  size: Type.Integer(),
  at: Instant,
  by: Type.String(),
});

const Recipient = Type.Object({
  id: Id,
  kind: OneOf(recipientKinds),
  name: Type.String(),
  areaName: Type.String(),
  role: OneOf(recipientRoles),
  state: OneOf(receiptStates),
  receivedAt: Nullable(Instant),
  receivedBy: Nullable(Type.String()),
  onBehalf: Type.Boolean({ description: 'recorded by the issuer, who asked by telephone' }),
  note: Nullable(Type.String()),
  mine: Type.Boolean({ description: 'the caller acknowledges for this recipient' }),
});

const Linked = Type.Object({ id: Id, number: Type.String(), relation: OneOf(directiveRelations) });

export const Directive = Type.Object({
  id: Id,
  kind: OneOf(directiveKinds),
  number: Type.String(),
  issuerName: Type.String(),
  issuedOn: CalendarDate,
  effectiveOn: CalendarDate,
  expiresOn: Nullable(CalendarDate),
  urgent: Type.Boolean(),
  summary: Type.String(),
  status: OneOf(directiveStatuses),
  sentAt: Instant,
  receiptDueAt: Instant,
  recipients: Type.Integer(),
  received: Type.Integer(),
  overdue: Type.Integer(),
  tasks: Type.Integer(),
  tasksClosed: Type.Integer(),
  /** Does a receipt of the caller's own wait? */
  waitsForMe: Type.Boolean(),
});

const DirectiveDetail = Type.Object({
  ...Directive.properties,
  issuerId: Id,
  sentBy: Type.String(),
  endedReason: Nullable(Type.String()),
  related: Nullable(Linked),
  changedBy: Type.Array(Linked),
  recipientList: Type.Array(Recipient),
  files: Type.Array(Attachment),
  /** May the caller withdraw it, add files, cut tasks, record receipts? */
  issuer: Type.Boolean(),
});

const Receipt = Type.Object({
  ...Recipient.properties,
  directiveId: Id,
  number: Type.String(),
  summary: Type.String(),
  urgent: Type.Boolean(),
  sentAt: Instant,
  dueAt: Instant,
  phone: Nullable(Type.String({ description: 'of the office, to ask' })),
});

/** Official documents as the paperless office: sent to offices and units, acknowledged by each. */
export const directivesApi = {
  'GET /directives': {
    summary: 'Documents sent by or to the own areas, newest first',
    access: 'directive.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120, 'number or words of the summary')),
      kind: Type.Optional(OneOf(directiveKinds)),
      status: Type.Optional(OneOf(directiveStatuses)),
      box: Type.Optional(OneOf(['in', 'out'] as const, 'received by, or sent from, the own areas')),
      waiting: Type.Optional(
        Type.Boolean({ description: 'only those that some recipient has not acknowledged' }),
      ),
    }),
    reply: { 200: Page(Directive) },
    file: ['text/csv'],
  },
  'POST /directives': {
    summary: 'Register a document and send it; without a number it takes the next one of the office',
    access: 'directive.issue',
    bodyLimit: UPLOAD_BYTES,
    body: Type.Object({
      id: Id,
      kind: OneOf(directiveKinds),
      number: Type.Optional(Text(60)),
      issuerId: Id,
      issuedOn: CalendarDate,
      effectiveOn: Type.Optional(CalendarDate),
      expiresOn: Type.Optional(CalendarDate),
      urgent: Type.Optional(Type.Boolean()),
      summary: Text(600),
      relation: Type.Optional(OneOf(directiveRelations)),
      relatedId: Type.Optional(Id),
      recipients: Picks,
      /** Hours in which each recipient has to acknowledge; 24 without, 4 where urgent. */
      receiptHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 240 })),
      scan: Type.Optional(Upload),
    }),
    reply: { 201: DirectiveDetail, 200: DirectiveDetail },
  },
  'GET /directives/{id}': {
    summary: 'One document with its recipients, files and what changed it',
    access: 'directive.read',
    params: IdParams,
    reply: { 200: DirectiveDetail },
  },
  'POST /directives/{id}/withdrawal': {
    summary: 'Withdraw a document in force; it stays readable',
    access: 'directive.issue',
    params: IdParams,
    body: Type.Object({ reason: Text(400) }),
    reply: { 200: DirectiveDetail },
  },
  'POST /directives/{id}/files': {
    summary: 'Add a scan or an annex',
    access: 'directive.issue',
    params: IdParams,
    bodyLimit: UPLOAD_BYTES,
    body: Upload,
    reply: { 201: DirectiveDetail, 200: DirectiveDetail },
  },
  'POST /directives/{id}/receipts': {
    summary: 'Acknowledge for the own office or unit; the issuer may record what it heard by telephone',
    access: 'directive.read',
    params: IdParams,
    body: Type.Object({
      recipientIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
      note: Type.Optional(Text(300)),
    }),
    reply: { 200: DirectiveDetail },
  },
  'GET /directive-files/{id}': {
    summary: 'A scan, an annex or what was attached to a task',
    access: 'directive.read',
    params: IdParams,
    file: ['application/pdf', 'image/jpeg', 'image/png'],
  },
  'GET /directive-receipts': {
    summary: 'Recipients and their receipts, the most overdue first: whom to call',
    access: 'directive.read',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(receiptStates)),
      directive: Type.Optional(Id),
      mine: Type.Optional(Type.Boolean({ description: 'only what the caller has to acknowledge' })),
    }),
    reply: { 200: Page(Receipt) },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
