import { Type } from 'typebox';
import { CalendarDate, Id, Instant, Nullable, OneOf, Text } from './kit.ts';
import { misuseKinds } from './permits.ts';

/** From registration to the end; see server/modules/trips/rules/life-cycle.ts. */
export const tripStates = [
  'PENDING',
  'REGISTERED',
  'UNDERWAY',
  'WAITING',
  'HANDED_OVER',
  'EXITED',
  'RETURNED',
  'CANCELLED',
  'REFUSED',
] as const;
export const tripDirections = ['export', 'import', 'transit'] as const;
/** Whose plate a vehicle carries. */
export const plateNations = ['VN', 'CN', 'OTHER'] as const;
export const tripViews = ['open', 'late', 'tasks', 'waiting', 'closed'] as const;
/** Came by a post; arrived at the gate or its yard; left through the gate; was turned back; stood somewhere. */
export const checkKinds = ['post', 'arrive', 'pass', 'turned-back', 'stop'] as const;
export const tripTaskStates = ['open', 'done'] as const;
export const tripTaskReasons = [
  'late',
  'off-route',
  'unplanned-stop',
  'seal-changed',
  'test-invalid',
  'no-hand-over',
  'turned-back',
  'misuse',
] as const;
/** What a post may report of a permit, and what the uses of a trip's code tell by themselves. */
export const tripMisuseKinds = [...misuseKinds, 'two-places', 'after-close'] as const;
/** What an officer says came of a task. */
export const tripTaskAnswers = [
  'in-order',
  'retested',
  'fined',
  'sent-back',
  'isolated',
  'not-reached',
  'mistaken',
] as const;
/** `superseded` is the program's own: a report that came later showed that there was nothing. */
export const tripTaskOutcomes = [...tripTaskAnswers, 'superseded'] as const;
export const certainties = ['verified', 'unverified'] as const;

/** A test as the driver says it; released results of the register count too. */
export const DeclaredTest = Type.Object({
  kind: OneOf(['rapid', 'pcr'] as const),
  sampledAt: Instant,
  result: OneOf(['negative', 'positive', 'inconclusive'] as const),
});

export const ClockText = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$',
  description: 'HH:mm, local',
});

/** About how long it takes at a gate now; without enough exits there is no range. */
export const QueueEstimate = Type.Object({
  direction: OneOf(tripDirections),
  waiting: Type.Integer(),
  exits: Type.Integer({ description: 'in the measured hours' }),
  hours: Type.Integer({ description: 'length of the measured time' }),
  enough: Type.Boolean({ description: 'false: too few exits to say anything' }),
  fromMinutes: Nullable(Type.Integer()),
  untilMinutes: Nullable(Type.Integer()),
  asOf: Nullable(Instant),
});

export const Slot = Type.Object({
  at: Instant,
  capacity: Type.Integer(),
  taken: Type.Integer(),
});

export const PublicGate = Type.Object({
  id: Id,
  name: Type.String(),
  areaName: Type.String(),
  opens: Nullable(Type.String()),
  closes: Nullable(Type.String()),
  queue: Type.Array(QueueEstimate),
  routes: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      direction: OneOf(tripDirections),
      posts: Type.Array(Type.Object({ name: Type.String(), limitMinutes: Type.Integer() })),
      restStops: Type.Array(Type.String()),
      needsHandOver: Type.Boolean(),
      source: Type.String(),
      certainty: OneOf(certainties),
    }),
  ),
});

const Stop = Type.Object({
  placeId: Id,
  limitMinutes: Type.Integer({
    minimum: 1,
    maximum: 2880,
    description: 'from the post before, or the start',
  }),
  roadKm: Type.Optional(
    Type.Number({ minimum: 0.1, maximum: 500, description: 'length of the road from the post before' }),
  ),
});

export const RouteInput = Type.Object({
  id: Id,
  name: Text(160),
  gateId: Id,
  direction: OneOf(tripDirections),
  /** Posts in the order of the way. The gate is the last one; of an import it is the first. */
  stops: Type.Array(Stop, { minItems: 1, maxItems: 8 }),
  restPlaceIds: Type.Optional(Type.Array(Id, { maxItems: 8 })),
  needsHandOver: Type.Boolean(),
  validFrom: CalendarDate,
  validUntil: Type.Optional(CalendarDate),
  source: Text(300),
  certainty: OneOf(certainties),
  /** Template that this one takes the place of: it ends the day before. */
  replaces: Type.Optional(Id),
});

export const Route = Type.Object({
  id: Id,
  name: Type.String(),
  gateId: Id,
  gateName: Type.String(),
  direction: OneOf(tripDirections),
  stops: Type.Array(Type.Object({ ...Stop.properties, placeName: Type.String() })),
  restStops: Type.Array(Type.Object({ placeId: Id, placeName: Type.String() })),
  needsHandOver: Type.Boolean(),
  validFrom: CalendarDate,
  validUntil: Nullable(CalendarDate),
  source: Type.String(),
  certainty: OneOf(certainties),
  madeBy: Type.String(),
  inForce: Type.Boolean(),
});

export const GateSettings = Type.Object({
  id: Id,
  name: Type.String(),
  areaName: Type.String(),
  yard: Nullable(Type.Object({ placeId: Id, placeName: Type.String() })),
  slotMinutes: Nullable(Type.Integer()),
  slotCapacity: Nullable(Type.Integer()),
  opens: Nullable(Type.String()),
  closes: Nullable(Type.String()),
  source: Nullable(Type.String()),
  certainty: Nullable(OneOf(certainties)),
});

/** The signed list of the trips that a post expects, as JSON: what names a trip is sealed (lib/gates/written-codes.ts). */
export type ExpectedTrips = {
  readonly list: 'expected-trips';
  readonly device: string;
  readonly postId: string;
  readonly asOf: string;
  readonly until: string;
  /** Base64; of the day, the same for all phones. */
  readonly salt: string;
  /** More trips are expected than the list holds. */
  readonly more: boolean;
  /** Tag and sealed trip by `trip:CODE`, tag and sealed code by `plate:…`; all base64. */
  readonly entries: readonly (readonly [string, string, string, string])[];
};

/** One of them, opened. Names nobody; instants are ISO texts. */
export type ExpectedTrip = {
  readonly id: string;
  readonly code: string;
  readonly plate: string;
  readonly state: (typeof tripStates)[number];
  readonly direction: (typeof tripDirections)[number];
  readonly gateId: string;
  readonly gateName: string;
  /** The post is the gate of the trip or its yard. */
  readonly here: 'gate' | 'post';
  readonly from: string;
  readonly deadline: string;
  readonly at: string | null;
  readonly lateMinutes: number | null;
  readonly nextName: string | null;
  readonly seals: readonly string[];
  readonly needsHandOver: boolean;
  readonly handed: boolean;
  /** Open tasks by reason, as far as they were known. */
  readonly tasks: readonly (typeof tripTaskReasons)[number][];
};
