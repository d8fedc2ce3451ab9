import { type Static, Type } from 'typebox';
import { HistoryRow } from './history.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  listQuery,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
} from './kit.ts';
import { orderChanges } from './order-change-codes.ts';
import { orderKinds, ordersApi } from './orders.ts';
import { cordonPapers } from './template-placeholders.ts';

/**
 * Papers that an office words: the decision by kind of order; whatever the kind, decisions on changes and the certificate
 * of completion; letters of hand-over; and decisions on cordoned areas.
 */
export const templateKinds = [
  ...orderKinds,
  ...orderChanges,
  'certificate',
  'hand-over',
  ...cordonPapers,
] as const;

/** A draft; of those that were put into force, the one that holds today, one yet to come, one replaced, one ended. */
export const templateStates = ['draft', 'scheduled', 'in-force', 'replaced', 'ended', 'discarded'] as const;

const Line = Type.String({ maxLength: 1200 });

/** The wording of a paper: `{person.name}` is filled in, a part in square brackets is left out where its value is not known. */
export const Wording = Type.Object({
  above: Type.String({ maxLength: 200, description: 'body above the office; empty: none' }),
  office: Type.String({ maxLength: 200, description: 'as the head names the office' }),
  place: Type.String({ maxLength: 100, description: 'place before the date' }),
  title: Type.String({ maxLength: 400 }),
  authority: Type.String({ maxLength: 200, description: 'who decides, above the legal bases' }),
  basis: Type.Array(Line, { maxItems: 20, description: 'legal bases, one a line' }),
  articles: Type.Array(Type.Array(Line, { maxItems: 20 }), {
    maxItems: 12,
    description:
      'articles as lines; the first follows the number. Of a certificate its text, of a letter before and after the list',
  }),
  recipients: Type.Array(Line, { maxItems: 15 }),
});
export type Wording = Static<typeof Wording>;

/** What is wrong with a wording, and in which line of which part. */
const Fault = Type.Object({
  at: Type.String({ description: '`title`, `basis`, `articles.0`' }),
  line: Type.Integer({ description: 'from 1' }),
  code: Type.String(),
  message: Type.String(),
  messageEn: Type.String(),
});
const Warning = Type.Object({ code: Type.String(), message: Type.String(), messageEn: Type.String() });

const Template = Type.Object({
  id: Id,
  officeId: Id,
  officeName: Type.String(),
  areaName: Nullable(Type.String()),
  kind: OneOf(templateKinds),
  number: Type.Integer({ description: 'version of the template of this office and kind' }),
  state: OneOf(templateStates, 'today'),
  validFrom: Nullable(CalendarDate),
  note: Nullable(Type.String({ description: 'what is new, in words' })),
  changedAt: Instant,
  changedBy: Type.String(),
  startedBy: Nullable(Type.String({ description: 'who put it into force' })),
  endedAt: Nullable(Instant),
  endReason: Nullable(Type.String()),
  version: Version,
});

const TemplateDetail = Type.Object({
  ...Template.properties,
  content: Wording,
  former: Type.Object({
    number: Nullable(Type.Integer({ description: 'null: the general wording' })),
    content: Wording,
  }),
  warnings: Type.Array(Warning, { description: 'laws that do not hold on its first day, or today' }),
  history: Type.Array(HistoryRow),
  mayEdit: Type.Boolean(),
  mayStart: Type.Boolean({ description: 'put into force, end' }),
});

/** A wording filled in, part by part as it is printed. */
const FilledText = Type.Object({
  above: Type.String(),
  office: Type.String(),
  number: Type.String(),
  placeAndDate: Type.String(),
  title: Type.String(),
  authority: Type.String(),
  basis: Type.Array(Type.String()),
  articles: Type.Array(Type.Object({ lead: Type.String(), lines: Type.Array(Type.String()) })),
  recipients: Type.Array(Type.String()),
});

const { id: _id, ...issue } = ordersApi['POST /orders'].body.properties;

/** The wording of papers, by office and kind, in dated versions. */
export const orderTemplatesApi = {
  'GET /order-templates': {
    summary: 'Versions of templates: own offices and those of the units above',
    access: 'session',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(120, 'part of the name of the office')),
      office: Type.Optional(Id),
      kind: Type.Optional(OneOf(templateKinds)),
      state: Type.Optional(OneOf(templateStates)),
    }),
    reply: { 200: Page(Template) },
    file: ['text/csv'],
  },
  'POST /order-templates': {
    summary:
      'A draft for an office and kind: from the version named, else from the one in force, else from the general wording',
    access: 'order.issue',
    body: Type.Object({
      id: Id,
      officeId: Id,
      kind: OneOf(templateKinds),
      from: Type.Optional(Type.String({ ...Id, description: 'a version to begin with' })),
    }),
    reply: { 201: TemplateDetail, 200: TemplateDetail },
  },
  'POST /order-templates/checks': {
    summary: 'What is wrong with a wording, and how it reads with a person who does not exist',
    access: 'session',
    body: Type.Object({
      officeId: Id,
      kind: OneOf(templateKinds),
      content: Wording,
      date: Type.Optional(CalendarDate),
    }),
    ratePerMinute: 240,
    reply: {
      200: Type.Object({ faults: Type.Array(Fault), warnings: Type.Array(Warning), text: FilledText }),
    },
  },
  'GET /order-templates/{id}': {
    summary: 'One version with its wording, the one before, and what was done to it',
    access: 'session',
    params: IdParams,
    reply: { 200: TemplateDetail },
  },
  'GET /order-templates/{id}/example.pdf': {
    summary: 'A paper in this wording for a person who does not exist, marked as an example',
    access: 'session',
    params: IdParams,
    file: ['application/pdf'],
  },
  'PATCH /order-templates/{id}': {
    summary: 'Change a draft part by part; a version that was put into force is never changed',
    access: 'order.issue',
    params: IdParams,
    body: Type.Object({
      version: Version,
      content: Type.Partial(Wording),
      note: Type.Optional(Nullable(Text(400))),
    }),
    reply: { 200: TemplateDetail },
  },
  'POST /order-templates/{id}/discard': {
    summary: 'Discard a draft; it stays on record',
    access: 'order.issue',
    params: IdParams,
    body: Type.Object({ version: Version }),
    reply: { 200: TemplateDetail },
  },
  'POST /order-templates/{id}/start': {
    summary: 'Put a draft into force from a day on, today or later',
    access: 'organisation.manage',
    params: IdParams,
    body: Type.Object({ version: Version, validFrom: CalendarDate }),
    reply: { 200: TemplateDetail },
  },
  'POST /order-templates/{id}/end': {
    summary:
      'End a version from now on: the office goes back to the general wording; orders stay as they were issued',
    access: 'organisation.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(400) }),
    reply: { 200: TemplateDetail },
  },
  'POST /orders/preview.pdf': {
    summary: 'The decision of the first person as it would be issued, without a number, marked as a preview',
    access: 'order.issue',
    body: Type.Object(issue),
    file: ['application/pdf'],
  },
} as const satisfies ApiTable;
