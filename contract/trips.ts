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
import { vehicleKinds } from './places.ts';
import {
  DeclaredTest,
  PublicGate,
  QueueEstimate,
  Slot,
  checkKinds,
  plateNations,
  tripDirections,
  tripStates,
  tripTaskAnswers,
  tripTaskReasons,
  tripTaskStates,
  tripViews,
} from './trip-kit.ts';
import { Trip, TripDetail, TripTask } from './trip-records.ts';

/** The most rows that one request takes; fewer from whoever has no log-in. */
export const MAX_TRIP_ROWS = 200;
export const MAX_PUBLIC_TRIP_ROWS = 50;

const Crew = {
  fullName: Text(120),
  phone: Type.Optional(Text(30)),
  document: Type.Optional(Text(40, 'citizen number or passport; kept encrypted')),
  birthYear: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2200 })),
};

export const TripInput = Type.Object({
  id: Id,
  routeId: Id,
  plate: Text(20),
  plateNation: Type.Optional(OneOf(plateNations, 'only where the plate itself does not tell')),
  vehicleKind: Type.Optional(OneOf(vehicleKinds)),
  driver: Type.Object(Crew),
  assistants: Type.Optional(Type.Array(Type.Object(Crew), { maxItems: 3 })),
  goods: Text(160),
  weightKg: Type.Optional(Type.Integer({ minimum: 0, maximum: 200_000 })),
  seals: Type.Optional(Type.Array(Text(40), { maxItems: 6 })),
  startsAt: Instant,
  slotAt: Type.Optional(Instant),
  test: Type.Optional(DeclaredTest),
});

const Enterprise = Type.Object({ name: Text(160), phone: Type.Optional(Text(30)) });

const RowOutcome = Type.Object({
  id: Id,
  status: Type.Integer(),
  state: Type.Optional(OneOf(tripStates)),
  shortCode: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  messageEn: Type.Optional(Type.String()),
});
const Outcomes = Type.Object({ outcomes: Type.Array(RowOutcome) });

const submission = (maxItems: number) =>
  Type.Object({
    enterprise: Type.Optional(Enterprise),
    items: Type.Array(TripInput, { minItems: 1, maxItems }),
  });

const CheckInput = Type.Object({
  id: Id,
  tripId: Type.Optional(Id),
  code: Type.Optional(Text(20, 'short code of the trip')),
  plate: Type.Optional(Text(20)),
  placeId: Id,
  kind: OneOf(checkKinds),
  at: Instant,
  seals: Type.Optional(Type.Array(Text(40), { maxItems: 6 })),
  note: Type.Optional(Text(300)),
});

/** Trips of goods vehicles to, from and through border gates. */
export const tripsApi = {
  'POST /public/border/trips': {
    summary:
      'A driver or an enterprise registers trips without log-in; they wait until an officer of the gate accepts them',
    access: 'public',
    ratePerMinute: 10,
    bodyLimit: 1_000_000,
    body: submission(MAX_PUBLIC_TRIP_ROWS),
    reply: { 200: Outcomes },
  },
  'GET /public/border/trips/{key}': {
    summary:
      'State of a trip by its id, known to who registered it, or by its code; the signed code by the id only',
    access: 'public',
    ratePerMinute: 30,
    params: Type.Object({ key: Text(40) }),
    reply: {
      200: Type.Object({
        state: OneOf(tripStates),
        reason: Nullable(Type.String()),
        shortCode: Nullable(Type.String()),
        signed: Nullable(Type.String()),
        direction: OneOf(tripDirections),
        gateId: Id,
        gateName: Type.String(),
        slotAt: Nullable(Instant),
        plannedArrivalAt: Instant,
        ahead: Nullable(Type.Integer({ description: 'vehicles that wait before this one' })),
        queue: Nullable(QueueEstimate),
        posts: Type.Array(
          Type.Object({
            name: Type.String(),
            deadline: Instant,
            at: Nullable(Instant),
          }),
        ),
        asOf: Instant,
      }),
    },
  },
  'GET /public/gates/queue': {
    summary: 'Border gates with their routes, how many vehicles wait and about how long, as a range',
    access: 'public',
    ratePerMinute: 60,
    query: Type.Object({ gate: Type.Optional(Id) }),
    reply: { 200: Type.Object({ asOf: Instant, gates: Type.Array(PublicGate) }) },
  },
  'GET /public/gates/{id}/slots': {
    summary: 'Appointment times of a gate on a day and how many places each still has',
    access: 'public',
    params: IdParams,
    query: Type.Object({ date: CalendarDate }),
    reply: { 200: Type.Object({ items: Type.Array(Slot) }) },
  },
  'POST /border/trips': {
    summary: 'Officers register trips, typed or pasted; each row has its own outcome and its code at once',
    access: 'trip.record',
    bodyLimit: 1_000_000,
    body: submission(MAX_TRIP_ROWS),
    reply: { 200: Outcomes },
  },
  'GET /border/trips': {
    summary: 'Trips to the gates and along the posts of the own areas',
    access: 'trip.read',
    query: Type.Object({
      ...listQuery,
      q: Type.Optional(Text(40, 'plate or code')),
      gate: Type.Optional(Id),
      state: Type.Optional(OneOf(tripStates)),
      view: Type.Optional(OneOf(tripViews)),
      direction: Type.Optional(OneOf(tripDirections)),
      nation: Type.Optional(OneOf(plateNations)),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: { 200: Page(Trip) },
    file: ['text/csv'],
  },
  'GET /border/trips/{id}': {
    summary: 'One trip: people, seals, goods, legs with limits and times, tasks',
    access: 'trip.read',
    params: IdParams,
    reply: { 200: TripDetail },
  },
  'POST /border/trips/decisions': {
    summary: 'Accept or refuse trips that were registered without log-in; accepted ones get their code',
    access: 'trip.record',
    body: Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: MAX_TRIP_ROWS }),
      decision: OneOf(['accept', 'refuse'] as const),
      reason: Type.Optional(Text(300)),
    }),
    reply: { 200: Outcomes },
  },
  'POST /border/checks': {
    summary:
      'A post reports a vehicle: come by, arrived, through the gate, turned back, or stopped somewhere',
    access: 'trip.record',
    body: Type.Object({ items: Type.Array(CheckInput, { minItems: 1, maxItems: 500 }) }),
    bodyLimit: 1_000_000,
    reply: { 200: Outcomes },
  },
  'POST /border/trips/{id}/hand-over': {
    summary:
      'The inland driver hands the vehicle to the dedicated driver; seals are looked at, where the inland driver sleeps is registered',
    access: 'trip.record',
    params: IdParams,
    body: Type.Object({
      id: Id,
      at: Instant,
      placeId: Id,
      to: Type.Object(Crew),
      seals: Type.Array(Text(40), { maxItems: 6 }),
      lodging: Type.Optional(Type.Object({ placeId: Id, room: Type.Optional(Text(40)) })),
      note: Type.Optional(Text(300)),
    }),
    reply: { 201: TripDetail, 200: TripDetail },
  },
  'POST /border/trips/{id}/close': {
    summary: 'A trip that turns back, or does not take place; its code is withdrawn',
    access: 'trip.record',
    params: IdParams,
    body: Type.Object({
      outcome: OneOf(['returned', 'cancelled'] as const),
      at: Instant,
      reason: Text(300),
    }),
    reply: { 200: TripDetail },
  },
  'GET /border/tasks': {
    summary: 'What has to be looked at: late, off the route, stopped, seals changed, test not valid',
    access: 'trip.read',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(tripTaskStates)),
      reason: Type.Optional(OneOf(tripTaskReasons)),
      gate: Type.Optional(Id),
    }),
    reply: { 200: Page(TripTask) },
    file: ['text/csv'],
  },
  'POST /border/trips/{id}/tasks/{taskId}': {
    summary: 'Say what came of a task; it is done then',
    access: 'trip.record',
    params: Type.Object({ id: Id, taskId: Id }),
    body: Type.Object({ outcome: OneOf(tripTaskAnswers), note: Type.Optional(Text(400)) }),
    reply: { 200: Type.Object({ id: Id, state: OneOf(tripTaskStates) }) },
  },
  'GET /border/expected': {
    summary:
      'Trips that the post of a phone expects, each sealed for the device: only who is shown the code or the plate opens it',
    access: 'trip.record',
    query: Type.Object({
      device: Id,
      have: Type.Optional(Text(60, 'version of the list on the phone')),
    }),
    reply: {
      200: Type.Object({
        version: Type.String(),
        asOf: Instant,
        /** Null when the phone has this list already. */
        signed: Nullable(
          Type.String({
            description:
              'base64 of a signed message for the purpose pack; its content is JSON, see ExpectedTrips',
          }),
        ),
      }),
    },
  },
  'GET /border/yard': {
    summary: 'Vehicles that wait at the gates of the own areas, the longest first',
    access: 'trip.read',
    query: Type.Object({ gate: Type.Optional(Id) }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        gates: Type.Array(
          Type.Object({
            gateId: Id,
            gateName: Type.String(),
            queue: Type.Array(QueueEstimate),
            trips: Type.Array(Trip),
            /** More wait than are listed. */
            more: Type.Integer(),
          }),
        ),
      }),
    },
  },
  'GET /border/counts': {
    summary: 'Arrived and left by gate, hour, nationality of the plate and direction on a day',
    access: 'trip.read',
    query: Type.Object({ date: CalendarDate, gate: Type.Optional(Id) }),
    reply: {
      200: Type.Object({
        asOf: Instant,
        items: Type.Array(
          Type.Object({
            gateId: Id,
            gateName: Type.String(),
            hour: Type.Integer({ description: '0 to 23, local' }),
            nation: OneOf(plateNations),
            direction: OneOf(tripDirections),
            arrived: Type.Integer(),
            exited: Type.Integer(),
          }),
        ),
      }),
    },
    file: ['text/csv'],
  },
  'GET /border/slots': {
    summary: 'Appointments of a gate on a day: taken and free, and whose they are',
    access: 'trip.read',
    query: Type.Object({ gate: Id, date: CalendarDate }),
    reply: {
      200: Type.Object({
        items: Type.Array(Type.Object({ ...Slot.properties, trips: Type.Array(Trip) })),
      }),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
