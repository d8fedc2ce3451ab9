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

/** Two kinds kept apart: people who deliver goods, and vehicles. */
export const permitKinds = ['staff', 'vehicle'] as const;
export const permitStates = ['SUBMITTED', 'APPROVED', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;
export const misuseKinds = [
  'other-person',
  'other-plate',
  'off-route',
  'off-hours',
  'forged',
  'other',
] as const;

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', description: 'HH:mm, local' });

export const PermitItem = Type.Object({
  id: Id,
  kind: OneOf(permitKinds),
  fullName: Text(120),
  cccd: Type.Optional(Text(1200)),
  phone: Type.Optional(Text(30)),
  plate: Type.Optional(Text(20)),
  goods: Type.Optional(Text(200)),
  /** Codes of the units that the way leads through, in order. */
  route: Type.Array(Type.String({ pattern: '^[0-9A-Z]{1,12}$' }), { minItems: 1, maxItems: 8 }),
  fromTime: Type.Optional(Clock),
  untilTime: Type.Optional(Clock),
  from: CalendarDate,
  until: CalendarDate,
});

const Enterprise = Type.Object({
  name: Text(160),
  taxCode: Type.Optional(Text(20)),
  phone: Text(30),
  areaId: Id,
});

/** Rows of one request, and of one sheet. */
export const MAX_PERMIT_ROWS = 200;

const RowOutcome = Type.Object({
  id: Id,
  status: Type.Integer(),
  state: Type.Optional(OneOf(permitStates)),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});

export const Permit = Type.Object({
  id: Id,
  kind: OneOf(permitKinds),
  state: OneOf(permitStates),
  shortCode: Nullable(Type.String()),
  enterprise: Type.String(),
  enterprisePhone: Nullable(Type.String()),
  name: Type.String(),
  plate: Nullable(Type.String()),
  goods: Nullable(Type.String()),
  areaName: Type.String(),
  route: Type.Array(Type.Object({ code: Type.String(), name: Nullable(Type.String()) })),
  fromTime: Nullable(Type.String()),
  untilTime: Nullable(Type.String()),
  from: CalendarDate,
  until: CalendarDate,
  submittedAt: Instant,
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  reports: Type.Integer({ description: 'reports of misuse' }),
});

/** A request as the enterprise that sent it sees it. */
const RequestedPermit = Type.Object({
  ...Type.Pick(Permit, [
    'id',
    'kind',
    'state',
    'shortCode',
    'name',
    'plate',
    'goods',
    'route',
    'fromTime',
    'untilTime',
    'from',
    'until',
    'submittedAt',
    'reason',
  ]).properties,
  signed: Nullable(Type.String({ description: 'VX1: code for the QR' })),
});

/** Permits for goods transport: enterprises ask, the competent office decides, gates see what was withdrawn. */
export const permitsApi = {
  'POST /permits': {
    summary:
      'An enterprise asks for permits of its staff or vehicles; each has its own outcome, some are approved by rule',
    access: 'public',
    ratePerMinute: 10,
    bodyLimit: 1_000_000,
    body: Type.Object({
      /** One for all requests that are looked up together; made by the sender, who alone knows it. */
      requestId: Type.Optional(Id),
      enterprise: Enterprise,
      items: Type.Array(PermitItem, { minItems: 1, maxItems: MAX_PERMIT_ROWS }),
    }),
    reply: {
      200: Type.Object({
        outcomes: Type.Array(RowOutcome),
        receipt: Type.Optional(
          Type.String({ description: 'with a requestId: shows the requests again, together with the phone' }),
        ),
      }),
    },
  },
  'POST /permits/sheet': {
    summary: 'The same as a sheet (CSV), the first line naming the columns; each row has its own outcome',
    access: 'public',
    ratePerMinute: 5,
    bodyLimit: 200_000,
    body: Type.Object({
      id: Id,
      enterprise: Enterprise,
      text: Type.String({ minLength: 1, maxLength: 100_000 }),
      /** For rows that do not say otherwise. */
      defaults: Type.Optional(
        Type.Object({
          kind: Type.Optional(OneOf(permitKinds)),
          route: Type.Optional(
            Type.Array(Type.String({ pattern: '^[0-9A-Z]{1,12}$' }), { minItems: 1, maxItems: 8 }),
          ),
          from: Type.Optional(CalendarDate),
          until: Type.Optional(CalendarDate),
        }),
      ),
    }),
    reply: {
      200: Type.Object({
        rows: Type.Array(Type.Object({ line: Type.Integer(), ...RowOutcome.properties })),
      }),
    },
  },
  'GET /public/permits/{id}': {
    summary:
      'State of a permit that somebody asked for, and the signed code once approved; the id is known to who asked',
    access: 'public',
    params: IdParams,
    reply: {
      200: Type.Object({
        id: Id,
        kind: OneOf(permitKinds),
        state: OneOf(permitStates),
        reason: Nullable(Type.String()),
        shortCode: Nullable(Type.String()),
        signed: Nullable(Type.String({ description: 'VX1: code for the QR' })),
        from: CalendarDate,
        until: CalendarDate,
      }),
    },
  },
  'POST /public/permits/requests': {
    summary:
      'What an enterprise asked for under a receipt, with the signed codes; answered only to receipt and phone together',
    access: 'public',
    ratePerMinute: 10,
    body: Type.Object({ receipt: Text(40), phone: Text(30) }),
    reply: { 200: Type.Object({ enterprise: Type.String(), items: Type.Array(RequestedPermit) }) },
  },
  'GET /permits': {
    summary: 'Permits of the own areas, the oldest undecided first',
    access: 'permit.read',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(permitStates)),
      kind: Type.Optional(OneOf(permitKinds)),
      q: Type.Optional(Text(120, 'short code, plate, tax code')),
      area: Type.Optional(Id),
      reported: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Page(Permit) },
    file: ['text/csv'],
  },
  'POST /permits/decisions': {
    summary: 'Approve or refuse; an approved permit is signed, each row has its own outcome',
    access: 'permit.decide',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      decision: OneOf(['approve', 'refuse'] as const),
      reason: Type.Optional(Text(300)),
    }),
    reply: { 200: Type.Object({ outcomes: Type.Array(RowOutcome) }) },
  },
  'POST /permits/{id}/revoke': {
    summary: 'Withdraw an approved permit; posts refuse it with their next pack',
    access: 'permit.decide',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Permit },
  },
  'GET /permits/{id}/reports': {
    summary: 'What posts reported of a permit, the newest first',
    access: 'permit.read',
    params: IdParams,
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            kind: OneOf(misuseKinds),
            at: Instant,
            note: Nullable(Type.String()),
            reportedBy: Type.String(),
          }),
        ),
      }),
    },
  },
  'POST /permits/reports': {
    summary: 'A post reports that a permit was misused',
    access: 'gate.record',
    body: Type.Object({
      id: Id,
      shortCode: Text(20),
      kind: OneOf(misuseKinds),
      at: Instant,
      note: Type.Optional(Text(300)),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
