import { Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';

/** Who acts for a person who has no phone or cannot use one. */
export const helperRelations = [
  'child',
  'parent',
  'spouse',
  'sibling',
  'grandchild',
  'neighbour',
  'officer',
  'other',
] as const;
/** What a relative may call themselves: an officer is one by the own account alone. */
const ownRelations = helperRelations.filter((relation) => relation !== 'officer');
/** How it was checked that the person knows of it: by the paper card in their hand, or by an officer. */
export const assistanceChecks = ['card', 'officer'] as const;
export const actKinds = ['declaration', 'well', 'worse', 'food', 'medicine'] as const;

const byCard = {
  cardCode: Text(1200, 'code printed on the card, or the text of its QR code'),
  birthYear: Type.Integer({ minimum: 1880, maximum: 2200 }),
};
const token = Type.String({ pattern: '^[A-Za-z0-9_-]{20,60}$' });

const Helper = Type.Object({
  id: Id,
  name: Type.String(),
  relation: OneOf(helperRelations),
  check: OneOf(assistanceChecks),
  begunAt: Instant,
  begunBy: Nullable(Type.String({ description: 'the officer who confirmed it' })),
  endedAt: Nullable(Instant),
});
const Act = Type.Object({
  kind: OneOf(actKinds),
  factId: Id,
  at: Instant,
  by: Type.String(),
  relation: OneOf(helperRelations),
});
const History = Type.Object({ name: Type.String(), helpers: Type.Array(Helper), acts: Type.Array(Act) });

/** A relative or an officer acts for a person; every act says who did it, and the person sees and ends it. */
export const assistanceApi = {
  'POST /assistance': {
    summary:
      'A relative begins to act for a person whose paper card they hold and whose year of birth they know',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({ id: Id, ...byCard, helperName: Text(120), relation: OneOf(ownRelations) }),
    reply: {
      201: Type.Object({
        id: Id,
        token: Type.String({ description: 'kept on the phone of the helper, shown once' }),
        name: Type.String(),
        birthYear: Type.Integer(),
      }),
    },
  },
  'POST /assistance/mine': {
    summary: 'For whom a phone acts, and what was done',
    access: 'public',
    ratePerMinute: 30,
    body: Type.Object({ tokens: Type.Array(token, { minItems: 1, maxItems: 20 }) }),
    reply: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id: Id,
            token: Type.String(),
            name: Type.String(),
            birthYear: Nullable(Type.Integer()),
            ended: Type.Boolean(),
            acts: Type.Array(Act),
          }),
        ),
      }),
    },
  },
  'POST /assistance/leave': {
    summary: 'A helper stops',
    access: 'public',
    ratePerMinute: 30,
    body: Type.Object({ token }),
    reply: { 200: Type.Object({ ended: Type.Boolean() }) },
  },
  'POST /assistance/history': {
    summary: 'The person, by their card, sees who acts for them and what was done',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object(byCard),
    reply: { 200: History },
  },
  'POST /assistance/end': {
    summary: 'The person, by their card, ends that somebody acts for them',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({ ...byCard, id: Id }),
    reply: { 200: History },
  },
  'GET /people/{id}/assistance': {
    summary: 'Who acts or acted for a person, and what was done',
    access: 'person.read',
    params: IdParams,
    query: Type.Object({ reason: Type.Optional(Text(200)) }),
    reply: { 200: History },
  },
  'POST /people/{id}/assistance': {
    summary:
      'An officer who has spoken with the person confirms a helper; the code for the helper is shown once',
    access: 'person.write',
    params: IdParams,
    body: Type.Object({ id: Id, helperName: Text(120), relation: OneOf(helperRelations) }),
    reply: { 201: Type.Object({ id: Id, token: Type.String() }) },
  },
  'POST /people/{id}/assistance/end': {
    summary: 'An officer ends that somebody acts for a person',
    access: 'person.write',
    params: IdParams,
    body: Type.Object({ assistanceId: Id }),
    reply: { 200: History },
  },
} as const satisfies ApiTable;
