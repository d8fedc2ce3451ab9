import { Type } from 'typebox';
import { Id, Instant, Nullable, OneOf } from './kit.ts';
import {
  checkKinds,
  plateNations,
  tripDirections,
  tripMisuseKinds,
  tripStates,
  tripTaskOutcomes,
  tripTaskReasons,
  tripTaskStates,
} from './trip-kit.ts';

/** A row of the list. */
export const Trip = Type.Object({
  id: Id,
  state: OneOf(tripStates),
  shortCode: Nullable(Type.String()),
  direction: OneOf(tripDirections),
  gateId: Id,
  gateName: Type.String(),
  routeName: Type.String(),
  plate: Nullable(Type.String()),
  plateNation: OneOf(plateNations),
  driver: Type.String(),
  driverPhone: Nullable(Type.String()),
  enterprise: Nullable(Type.String()),
  goods: Type.String(),
  weightKg: Nullable(Type.Integer()),
  startsAt: Instant,
  slotAt: Nullable(Instant),
  plannedArrivalAt: Instant,
  arrivedAt: Nullable(Instant),
  passedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  nextDueAt: Nullable(Instant),
  openTasks: Type.Integer(),
  late: Type.Boolean({ description: 'a task about a late leg is open' }),
  submittedAt: Instant,
  registeredBy: Nullable(Type.String({ description: 'null: the driver or the enterprise, without log-in' })),
});

export const TripTask = Type.Object({
  id: Id,
  tripId: Id,
  reason: OneOf(tripTaskReasons),
  state: OneOf(tripTaskStates),
  at: Instant,
  dueAt: Instant,
  placeName: Nullable(Type.String()),
  minutes: Nullable(Type.Integer({ description: 'late by so many minutes' })),
  seals: Nullable(Type.Array(Type.String())),
  misuse: Nullable(OneOf(tripMisuseKinds)),
  plate: Nullable(Type.String()),
  gateName: Type.String(),
  shortCode: Nullable(Type.String()),
  driver: Type.String(),
  driverPhone: Nullable(Type.String()),
  outcome: Nullable(OneOf(tripTaskOutcomes)),
  note: Nullable(Type.String()),
  doneBy: Nullable(Type.String()),
  doneAt: Nullable(Instant),
});

const CrewMember = Type.Object({
  personId: Nullable(Id),
  name: Type.String(),
  phone: Nullable(Type.String()),
});

export const TripDetail = Type.Object({
  ...Trip.properties,
  signed: Nullable(Type.String({ description: 'VX1: code for the QR' })),
  reason: Nullable(Type.String()),
  decidedBy: Nullable(Type.String()),
  seals: Type.Array(Type.String()),
  crew: Type.Object({ driver: CrewMember, assistants: Type.Array(CrewMember) }),
  needsHandOver: Type.Boolean(),
  handOver: Nullable(
    Type.Object({
      at: Instant,
      placeName: Type.String(),
      from: CrewMember,
      to: CrewMember,
      sealsMatch: Type.Boolean(),
      seals: Type.Array(Type.String()),
      lodgingName: Nullable(Type.String()),
      by: Type.String(),
    }),
  ),
  testValidUntil: Nullable(Instant),
  restStops: Type.Array(Type.String()),
  legs: Type.Array(
    Type.Object({
      placeId: Id,
      placeName: Type.String(),
      gate: Type.Boolean(),
      limitMinutes: Type.Integer(),
      deadline: Instant,
      at: Nullable(Instant),
      byCamera: Type.Boolean({ description: 'only a camera read the plate there' }),
      state: OneOf(['due', 'in-time', 'late', 'overdue', 'skipped'] as const),
      lateMinutes: Nullable(Type.Integer()),
    }),
  ),
  checks: Type.Array(
    Type.Object({
      id: Id,
      kind: OneOf(checkKinds),
      placeName: Type.String(),
      at: Instant,
      seals: Nullable(Type.Array(Type.String())),
      fromCrossing: Type.Boolean(),
      byCamera: Type.Boolean({ description: 'a camera read the plate; nobody looked at people or seals' }),
      by: Type.String(),
      note: Nullable(Type.String()),
    }),
  ),
  tasks: Type.Array(TripTask),
  /** Where its code was used as it should not be. */
  misuse: Type.Array(
    Type.Object({
      id: Id,
      kind: OneOf(tripMisuseKinds),
      at: Instant,
      placeName: Nullable(Type.String()),
      otherPlaceName: Nullable(Type.String()),
      otherAt: Nullable(Instant),
      plate: Nullable(Type.String({ description: 'of the other vehicle' })),
      note: Nullable(Type.String()),
      by: Nullable(Type.String({ description: 'null: found by the program' })),
    }),
  ),
  /** When names, phones and plate were taken out. */
  anonymisedAt: Nullable(Instant),
  /** What the viewer may do now. */
  may: Type.Array(OneOf(['decide', 'check', 'hand-over', 'pass', 'return', 'cancel'] as const)),
});
