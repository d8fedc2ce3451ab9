import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';
import { assurances } from './people.ts';

export const timeQualities = ['device', 'server', 'imputed', 'recalled', 'suspect'] as const;
export const presenceSources = [
  'scan',
  'host',
  'officer',
  'batch',
  'declared',
  'checkpoint',
  'import',
  'simulated',
] as const;

/** Who was there: exactly one of the four. `cccd` takes 12 digits or the whole string of the card's QR. */
export const PresencePerson = Type.Object({
  personId: Type.Optional(Id),
  cardCode: Type.Optional(Text(600)),
  cccd: Type.Optional(Text(1200)),
  phone: Type.Optional(Text(30)),
});

export const PresenceInput = Type.Object({
  id: Id,
  placeCode: Text(200),
  person: PresencePerson,
  at: Instant,
  leftAt: Type.Optional(Instant),
  assurance: Type.Optional(OneOf(assurances)),
});

export const PresenceReceipt = Type.Object({
  id: Id,
  stayId: Id,
  collapsed: Type.Boolean({ description: 'the scan extended or repeated a stay that was already there' }),
  placeName: Type.String(),
});

/** Check-ins: the raw facts of tracing. */
export const presenceApi = {
  'POST /presence': {
    summary: 'Record that a person was at a place; acknowledged after a durable commit, repeatable by id',
    access: 'public',
    body: PresenceInput,
    reply: { 201: PresenceReceipt, 200: PresenceReceipt },
  },
  'POST /presence/batch': {
    summary: 'Record up to 1,000 check-ins of an offline device; each item has its own outcome, in order',
    access: 'presence.record',
    bodyLimit: 2_000_000,
    body: Type.Object({ items: Type.Array(Type.Unknown(), { maxItems: 1000 }) }),
    reply: {
      200: Type.Object({
        outcomes: Type.Array(
          Type.Object({
            id: Nullable(Type.String()),
            status: Type.Integer(),
            code: Type.Optional(Type.String()),
          }),
        ),
      }),
    },
  },
  'GET /presence/totals': {
    summary: 'How often people checked in at these places, and when last',
    access: 'place.read',
    query: Type.Object({
      places: Type.String({ maxLength: 20_000, description: 'place ids, comma-separated, at most 500' }),
    }),
    reply: {
      200: Type.Object({
        items: Type.Array(Type.Object({ placeId: Id, checkIns: Type.Integer(), lastAt: Nullable(Instant) })),
      }),
    },
  },
  'GET /presence': {
    summary: 'Stays of one person or at one place, newest first',
    access: 'presence.read',
    query: Type.Object({
      ...listQuery,
      person: Type.Optional(Id),
      place: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      reason: Type.Optional(Text(200)),
    }),
    reply: {
      200: Page(
        Type.Object({
          stayId: Id,
          personId: Id,
          personName: Type.String(),
          placeId: Id,
          placeName: Type.String(),
          inAt: Instant,
          outAt: Instant,
          outImputed: Type.Boolean(),
          source: OneOf(presenceSources),
          timeQuality: OneOf(timeQualities),
          assurance: OneOf(assurances),
        }),
      ),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
