import { Type } from 'typebox';
import { gateDecisions, gateDirections } from './gates.ts';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Page, Text, listQuery } from './kit.ts';
import { vehicleKinds } from './places.ts';

/** What a vehicle carries, and which way it goes over the border; `none`: it is empty. */
export const goodsDirections = ['domestic', 'import', 'export', 'transit', 'none'] as const;
/** `open`: nobody answered yet; `answered`: the commander decided; `settled`: done at the post. */
export const escalationStates = ['open', 'answered', 'settled'] as const;
const Plate = Text(20);

/** One vehicle with those in it, its seals and goods, as decided at the post; the crossings carry its id as their group. */
export const VehicleInput = Type.Object({
  id: Id,
  postId: Id,
  shiftId: Type.Optional(Id),
  deviceId: Type.Optional(Id),
  at: Instant,
  direction: OneOf(gateDirections),
  plate: Type.Optional(Plate),
  vehicleKind: OneOf(vehicleKinds),
  /** As counted, with the driver. */
  people: Type.Integer({ minimum: 1, maximum: 99 }),
  seals: Type.Array(Type.String({ pattern: '^[0-9A-Z][0-9A-Z./-]{1,29}$' }), { maxItems: 10 }),
  goods: Type.Optional(Text(200)),
  goodsDirection: Type.Optional(OneOf(goodsDirections)),
  permitCode: Type.Optional(Text(20)),
  /** The decision for the whole; `split`: not everybody in it was decided alike. */
  decision: OneOf(gateDecisions),
  split: Type.Boolean(),
});

const Vehicle = Type.Object({
  id: Id,
  at: Instant,
  postId: Id,
  postName: Type.String(),
  direction: OneOf(gateDirections),
  plate: Nullable(Type.String()),
  vehicleKind: OneOf(vehicleKinds),
  people: Type.Integer({ description: 'as counted' }),
  recorded: Type.Integer({ description: 'crossings of those in it that arrived so far' }),
  decisions: Type.Record(Type.String(), Type.Integer()),
  seals: Type.Array(Type.String()),
  goods: Nullable(Type.String()),
  goodsDirection: Nullable(OneOf(goodsDirections)),
  permitCode: Nullable(Type.String()),
  decision: OneOf(gateDecisions),
  split: Type.Boolean(),
});

export const Escalation = Type.Object({
  id: Id,
  postId: Id,
  postName: Type.String(),
  state: OneOf(escalationStates),
  raisedAt: Instant,
  raisedBy: Type.String(),
  crossingId: Nullable(Id),
  groupId: Nullable(Id),
  who: Nullable(Type.String()),
  reason: Type.String(),
  people: Type.Integer(),
  keptVehicle: Type.Boolean(),
  answeredAt: Nullable(Instant),
  answeredBy: Nullable(Type.String()),
  decision: Nullable(OneOf(gateDecisions)),
  answer: Nullable(Type.String()),
  takenAt: Nullable(Instant),
  takenBy: Nullable(Type.String()),
  settledAt: Nullable(Instant),
  settledBy: Nullable(Type.String()),
  handedTo: Nullable(Type.String()),
});

/** What a post works on beyond single crossings: vehicles, questions to the commander, what is still open. */
export const gateDeskApi = {
  'POST /gates/vehicles': {
    summary: 'A vehicle as it was decided, with seals and goods; a repeat is answered, not stored again',
    access: 'gate.record',
    body: VehicleInput,
    reply: { 201: Type.Object({ id: Id }), 200: Type.Object({ id: Id }) },
  },
  'GET /gates/vehicles': {
    summary: 'Vehicles at the posts of the own areas with those in them, the newest first',
    access: 'gate.read',
    query: Type.Object({
      ...listQuery,
      post: Type.Optional(Id),
      shift: Type.Optional(Id),
      decision: Type.Optional(OneOf(gateDecisions)),
      split: Type.Optional(Type.Boolean()),
      plate: Type.Optional(Plate),
      seal: Type.Optional(Text(30)),
    }),
    reply: { 200: Page(Vehicle) },
    file: ['text/csv'],
  },
  'POST /gates/escalations': {
    summary: 'A post asks its commander: about somebody, a vehicle, or what happens there',
    access: 'gate.record',
    body: Type.Object({
      id: Id,
      postId: Id,
      shiftId: Type.Optional(Id),
      crossingId: Type.Optional(Id),
      groupId: Type.Optional(Id),
      raisedAt: Instant,
      who: Text(120),
      reason: Text(400),
      people: Type.Integer({ minimum: 0, maximum: 99 }),
      keptVehicle: Type.Boolean(),
    }),
    reply: { 201: Escalation, 200: Escalation },
  },
  'GET /gates/escalations': {
    summary:
      'Questions to the commander in the own areas; those without an answer first, the oldest of them first',
    access: 'gate.read',
    query: Type.Object({
      ...listQuery,
      post: Type.Optional(Id),
      state: Type.Optional(OneOf(escalationStates)),
    }),
    reply: { 200: Page(Escalation) },
    file: ['text/csv'],
  },
  'POST /gates/escalations/{id}/answer': {
    summary: 'The commander decides and says why; the post sees it at once',
    access: 'gate.command',
    params: IdParams,
    body: Type.Object({ decision: OneOf(gateDecisions), reason: Text(400) }),
    reply: { 200: Escalation },
  },
  'POST /gates/escalations/{id}/take': {
    summary: 'The next shift takes an open question over from the one before',
    access: 'gate.record',
    params: IdParams,
    body: Type.Object({ shiftId: Id, takenAt: Instant }),
    reply: { 200: Escalation },
  },
  'POST /gates/escalations/{id}/settle': {
    summary: 'It is done at the post: what was handed over, and to whom',
    access: 'gate.record',
    params: IdParams,
    body: Type.Object({
      settledAt: Instant,
      handedTo: Type.Optional(Text(200)),
      keptVehicle: Type.Optional(Type.Boolean()),
    }),
    reply: { 200: Escalation },
  },
  'GET /gates/open-items': {
    summary:
      'What is open at a post: questions to the commander, people who wait for a test, what the shift before left',
    access: 'gate.record',
    query: Type.Object({ post: Id }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        escalations: Type.Array(Escalation),
        waiting: Type.Array(
          Type.Object({
            crossingId: Id,
            at: Instant,
            name: Nullable(Type.String()),
            plate: Nullable(Type.String()),
          }),
          { description: 'sent to a test in the last 24 hours, with no result since' },
        ),
        handedOver: Nullable(
          Type.Object({
            shiftId: Id,
            officer: Type.String(),
            endedAt: Instant,
            note: Nullable(Type.String()),
            unsynced: Type.Integer(),
          }),
        ),
      }),
    },
  },
} as const satisfies ApiTable;
