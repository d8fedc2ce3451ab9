import { Type } from 'typebox';
import { gateDecisions, Slip } from './gates.ts';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';

const Rules = Type.Object({
  id: Text(60),
  version: Type.Integer({ minimum: 1 }),
  name: Type.Object({ vi: Text(200), en: Text(200) }),
  legalBasis: Text(500),
  certainty: OneOf(['verified', 'unverified'] as const),
  validFrom: Instant,
  rules: Type.Array(
    Type.Object({
      id: Text(60),
      decision: OneOf(gateDecisions),
      when: Type.Unknown({ description: 'CertLogic over the facts' }),
      vi: Text(300),
      en: Text(300),
      onMissing: OneOf(['apply', 'skip'] as const),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  precedence: Type.Array(OneOf(gateDecisions), { minItems: 5, maxItems: 5 }),
  otherwise: OneOf(gateDecisions),
  zoneDataHours: Type.Integer({ minimum: 1, maximum: 720 }),
});

const RulesRow = Type.Object({
  ...Rules.properties,
  state: OneOf(['draft', 'published'] as const),
  inForce: Type.Boolean(),
  author: Nullable(Type.String()),
  publishedAt: Nullable(Instant),
});

/** What the watch list names people and vehicles by. */
export const watchKinds = ['cccd', 'phone', 'plate'] as const;
export const watchSorts = ['until', '-until', 'addedAt', '-addedAt'] as const;

/** What gates work by: rules, zones of the country, watch list, phones and their packs, slip books. */
export const gateControlApi = {
  'POST /gates/devices': {
    summary: 'Register the phone of a post; its key for the watch list is answered once',
    access: 'gate.record',
    body: Type.Object({ id: Id, name: Text(80), postId: Id }),
    reply: {
      201: Type.Object({ id: Id, watchKey: Type.String({ description: 'base64, once' }) }),
      200: Type.Object({ id: Id, watchKey: Type.String({ description: 'base64' }) }),
    },
  },
  'GET /gates/devices': {
    summary: 'Phones of posts: last contact, age of the pack, what they have not sent',
    access: 'gate.manage',
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            name: Type.String(),
            postId: Id,
            postName: Type.String(),
            registeredAt: Instant,
            seenAt: Nullable(Instant),
            packSequence: Nullable(Type.Integer()),
            packIssuedAt: Nullable(Instant),
            unsynced: Nullable(Type.Integer()),
            revokedAt: Nullable(Instant),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'POST /gates/devices/{id}/revoke': {
    summary: 'A phone that was lost: it gets no pack any more and wipes itself at its next contact',
    access: 'gate.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id, revokedAt: Instant }) },
  },
  'GET /gates/pack': {
    summary:
      'The signed data pack of a device: zones, rules, keys, withdrawn codes, watch-list filter, posts. 410: wipe',
    access: 'gate.record',
    query: Type.Object({
      device: Id,
      have: Type.Optional(Type.Integer({ minimum: 0, description: 'sequence of the pack on the phone' })),
      unsynced: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
    reply: {
      200: Type.Object({
        sequence: Type.Integer(),
        issuedAt: Instant,
        expiresAt: Instant,
        /** Null when the phone has this pack already. */
        signed: Nullable(
          Type.String({
            description: 'base64 of a signed message for the purpose pack; its content is JSON',
          }),
        ),
      }),
    },
  },
  'GET /gates/written-codes': {
    summary:
      'Codes that this post and its neighbours wrote on paper for people without a phone, each sealed for the device: only who is told the code opens it',
    access: 'gate.record',
    query: Type.Object({
      device: Id,
      after: Type.Optional(Text(100, 'cursor of the answer before')),
    }),
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            tag: Type.String({ description: 'base64; found again from the code' }),
            sealed: Type.String({ description: 'base64; the signed code of the declaration' }),
            until: Instant,
          }),
        ),
        after: Nullable(Type.String()),
        more: Type.Boolean(),
      }),
    },
  },
  'GET /gates/rules': {
    summary: 'Versions of the rules, the newest first',
    access: 'gate.read',
    reply: {
      200: Type.Object({
        items: Type.Array(RulesRow),
        facts: Type.Array(Type.String()),
        cordons: Type.Object({
          inForce: Type.Integer({ description: 'cordoned areas in force now' }),
          asked: Type.Boolean({ description: 'whether the rules in force look at them' }),
        }),
      }),
    },
  },
  'POST /gates/rules': {
    summary: 'Store a draft of the next version',
    access: 'gate.rules',
    body: Type.Omit(Rules, ['version']),
    reply: { 201: RulesRow },
  },
  'POST /gates/rules/{version}/dry-run': {
    summary: 'What a version would have decided over past crossings, against what was decided',
    access: 'gate.rules',
    params: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    body: Type.Object({ from: Instant, to: Instant }),
    reply: {
      200: Type.Object({
        crossings: Type.Integer(),
        changed: Type.Integer(),
        /** From decision to decision, how many. */
        moves: Type.Array(
          Type.Object({ from: OneOf(gateDecisions), to: OneOf(gateDecisions), count: Type.Integer() }),
        ),
        examples: Type.Array(
          Type.Object({
            id: Id,
            at: Instant,
            from: OneOf(gateDecisions),
            to: OneOf(gateDecisions),
            vi: Type.String(),
            en: Type.String(),
          }),
        ),
      }),
    },
  },
  'POST /gates/rules/{version}/publish': {
    summary: 'Put a version in force from a moment; publishing an older one again rolls back',
    access: 'gate.rules',
    params: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    body: Type.Object({ validFrom: Instant, reason: Text(300) }),
    reply: { 200: RulesRow },
  },
  'POST /gates/zones': {
    summary:
      'Zones of the country as received today: pasted or from a CSV file, with old or new names or codes',
    access: 'gate.zones',
    bodyLimit: 8_000_000,
    body: Type.Object({
      id: Id,
      asOf: Instant,
      source: Text(200),
      /** CSV or tab-separated text with a header: area_code or province/district/commune names, level. */
      text: Type.String({ minLength: 1, maxLength: 4_000_000 }),
    }),
    reply: {
      201: Type.Object({
        id: Id,
        stored: Type.Integer(),
        refused: Type.Array(
          Type.Object({ line: Type.Integer(), raw: Type.String(), vi: Type.String(), en: Type.String() }),
        ),
      }),
      200: Type.Object({
        id: Id,
        stored: Type.Integer(),
        refused: Type.Array(
          Type.Object({ line: Type.Integer(), raw: Type.String(), vi: Type.String(), en: Type.String() }),
        ),
      }),
    },
  },
  'GET /gates/zones': {
    summary: 'Zone tables received, and the zones in the newest one',
    access: 'gate.read',
    query: Type.Object({
      q: Type.Optional(Text(100)),
      table: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    }),
    reply: {
      200: Type.Object({
        tables: Type.Array(
          Type.Object({
            id: Id,
            asOf: Instant,
            source: Type.String(),
            areas: Type.Integer(),
            receivedAt: Instant,
          }),
        ),
        stale: Type.Boolean(),
        items: Type.Array(
          Type.Object({
            areaCode: Type.String(),
            areaName: Type.String(),
            level: Type.String(),
            rank: Type.Integer(),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'GET /gates/watch': {
    summary: 'The watch list, as it may be shown',
    access: 'gate.watch',
    query: Type.Object({
      q: Type.Optional(Text(120, 'part of the number, the reason or who added it')),
      kind: Type.Optional(OneOf(watchKinds)),
      sort: Type.Optional(OneOf(watchSorts)),
    }),
    file: ['text/csv'],
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            kind: OneOf(watchKinds),
            shown: Type.String(),
            reason: Type.String(),
            until: Nullable(Instant),
            addedAt: Instant,
            addedBy: Type.String(),
          }),
        ),
      }),
    },
  },
  'POST /gates/watch': {
    summary: 'Put a person or vehicle on the watch list; posts only learn to ask the commander',
    access: 'gate.watch',
    body: Type.Object({
      id: Id,
      kind: OneOf(watchKinds),
      value: Text(40),
      reason: Text(300),
      until: Type.Optional(Instant),
    }),
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'POST /gates/watch/{id}/remove': {
    summary: 'Take an entry off the watch list',
    access: 'gate.watch',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id }) },
  },
  'POST /gates/slips': {
    summary: 'Number a book of paper slips for a post',
    access: 'gate.manage',
    body: Type.Object({ id: Id, postId: Id, count: Type.Integer({ minimum: 10, maximum: 500 }) }),
    reply: {
      201: Type.Object({ id: Id, first: Slip, last: Slip }),
      200: Type.Object({ id: Id, first: Slip, last: Slip }),
    },
  },
} as const satisfies ApiTable;
