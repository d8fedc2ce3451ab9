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

export const exchangePeriods = ['daily', 'weekly', 'monthly'] as const;
export const exchangeFormats = ['json', 'csv'] as const;
/** `PARTIAL`: the other side took some values and ignored others; see its conflicts. */
export const pushStates = ['WAITING', 'SENT', 'PARTIAL', 'FAILED'] as const;
export const exchangeAuths = ['basic', 'token'] as const;

const Mapping = Type.Object({
  id: Id,
  validFrom: CalendarDate,
  note: Nullable(Type.String()),
  metrics: Type.Integer(),
  areas: Type.Integer(),
  uploadedAt: Instant,
  uploadedBy: Type.String(),
});

const Target = Type.Object({
  url: Nullable(Type.String()),
  auth: OneOf(exchangeAuths),
  enabled: Type.Boolean(),
  pushAt: Nullable(Type.String()),
  version: Type.Integer({ minimum: 0 }),
  secretReady: Type.Boolean({ description: 'the secret file is there' }),
  privateAllowed: Type.Boolean({ description: 'set at the installation, not here' }),
  changedAt: Nullable(Instant),
  changedBy: Nullable(Type.String()),
});

const Push = Type.Object({
  id: Id,
  period: Type.String(),
  state: OneOf(pushStates),
  values: Type.Integer(),
  dryRun: Type.Boolean(),
  requestedAt: Instant,
  requestedBy: Type.String(),
  attempts: Type.Integer(),
  nextAttemptAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
  imported: Nullable(Type.Integer()),
  updated: Nullable(Type.Integer()),
  ignored: Nullable(Type.Integer()),
  deleted: Nullable(Type.Integer()),
});

const PushDetail = Type.Object({
  ...Push.properties,
  conflicts: Type.Array(Type.Object({ object: Type.String(), value: Type.String() })),
  log: Type.Array(
    Type.Object({
      attempt: Type.Integer(),
      at: Instant,
      status: Nullable(Type.Integer()),
      outcome: Type.String(),
      outcomeEn: Type.String(),
    }),
  ),
});

/** Exchange with the level above by DHIS2 dataValueSets. */
export const exchangeApi = {
  'GET /exchange/mappings': {
    summary: 'Mapping tables by date: our figures and areas as data elements and org units',
    access: 'exchange.send',
    reply: { 200: Type.Object({ items: Type.Array(Mapping) }) },
    file: ['text/csv'],
  },
  'POST /exchange/mappings': {
    summary: 'A mapping table as CSV, valid from a day; refused as a whole with the lines that are wrong',
    access: 'exchange.manage',
    bodyLimit: 2_000_000,
    body: Type.Object({
      id: Id,
      validFrom: CalendarDate,
      note: Type.Optional(Text(300)),
      csv: Type.String({ minLength: 1, maxLength: 1_500_000 }),
    }),
    reply: { 201: Mapping, 200: Mapping },
  },
  'GET /exchange/mappings/{id}/table.csv': {
    summary: 'A mapping table as it was uploaded',
    access: 'exchange.send',
    params: IdParams,
    file: ['text/csv'],
  },
  'GET /exchange/target': {
    summary: 'Where to push; the password or token lies in a file of the installation and is never shown',
    access: 'exchange.manage',
    reply: { 200: Target },
  },
  'PUT /exchange/target': {
    summary:
      'Set the address, by field: what is left out stays; private addresses are refused unless the installation allows them',
    access: 'exchange.manage',
    body: Type.Object({
      version: Type.Integer({ minimum: 0 }),
      url: Type.Optional(Nullable(Text(500))),
      auth: Type.Optional(OneOf(exchangeAuths)),
      enabled: Type.Optional(Type.Boolean()),
      pushAt: Type.Optional(Nullable(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }))),
    }),
    reply: { 200: Target },
  },
  'GET /exchange/data-values': {
    summary: 'A dataValueSet of one period, checked against the format, as JSON or CSV',
    access: 'exchange.send',
    query: Type.Object({
      period: Type.String({
        pattern: '^\\d{4}(W\\d{1,2}|\\d{2}|\\d{4})$',
        description: 'yyyyMMdd, yyyyWn or yyyyMM',
      }),
      format: Type.Optional(OneOf(exchangeFormats)),
    }),
    file: ['application/json', 'text/csv'],
  },
  'GET /exchange/preview': {
    summary: 'How many values a period gives, and what has no mapping',
    access: 'exchange.send',
    query: Type.Object({ period: Type.String({ pattern: '^\\d{4}(W\\d{1,2}|\\d{2}|\\d{4})$' }) }),
    reply: {
      200: Type.Object({
        period: Type.String(),
        kind: OneOf(exchangePeriods),
        from: Instant,
        to: Instant,
        complete: Type.Boolean({ description: 'the period has ended' }),
        asOf: Nullable(Instant),
        mappingId: Nullable(Id),
        values: Type.Integer(),
        metrics: Type.Array(
          Type.Object({ code: Type.String(), vi: Type.String(), en: Type.String(), total: Type.Integer() }),
        ),
        unmappedAreas: Type.Array(Type.String()),
      }),
    },
  },
  'POST /exchange/pushes': {
    summary: 'Send a period; a content that was taken before is not sent again',
    access: 'exchange.send',
    body: Type.Object({
      id: Id,
      period: Type.String({ pattern: '^\\d{4}(W\\d{1,2}|\\d{2}|\\d{4})$' }),
      dryRun: Type.Optional(Type.Boolean()),
    }),
    reply: { 201: PushDetail, 200: PushDetail },
  },
  'GET /exchange/pushes': {
    summary: 'The log of what was sent, newest first',
    access: 'exchange.send',
    query: Type.Object({ ...listQuery, state: Type.Optional(OneOf(pushStates)) }),
    reply: { 200: Page(Push) },
    file: ['text/csv'],
  },
  'GET /exchange/pushes/{id}': {
    summary: 'One push with every attempt and what the other side refused',
    access: 'exchange.send',
    params: IdParams,
    reply: { 200: PushDetail },
  },
} as const satisfies ApiTable;
