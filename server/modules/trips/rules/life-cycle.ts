import type { tripDirections, tripStates } from '../../../../contract/trip-kit.ts';

export type TripState = (typeof tripStates)[number];
export type TripDirection = (typeof tripDirections)[number];

/** What moves a trip. `pass-out` leaves through the gate, `pass-in` comes in by it, `finish` reaches the last post. */
export const tripEvents = [
  'accept',
  'refuse',
  'check',
  'arrive',
  'hand-over',
  'pass-out',
  'pass-in',
  'finish',
  'return',
  'cancel',
] as const;
export type TripEvent = (typeof tripEvents)[number];

/**
 * Life cycle of a trip. Reports of posts come hours late and in any order, so that a gate may be passed before the
 * arrival was heard of, and a trip that is closed still takes reports of its way.
 */
export const lifeCycle: { readonly [from in TripState]: { readonly [event in TripEvent]?: TripState } } = {
  PENDING: { accept: 'REGISTERED', refuse: 'REFUSED', cancel: 'CANCELLED' },
  REGISTERED: {
    check: 'UNDERWAY',
    arrive: 'WAITING',
    'hand-over': 'HANDED_OVER',
    'pass-out': 'EXITED',
    'pass-in': 'UNDERWAY',
    finish: 'EXITED',
    return: 'RETURNED',
    cancel: 'CANCELLED',
  },
  UNDERWAY: {
    check: 'UNDERWAY',
    arrive: 'WAITING',
    'hand-over': 'HANDED_OVER',
    'pass-out': 'EXITED',
    'pass-in': 'UNDERWAY',
    finish: 'EXITED',
    return: 'RETURNED',
  },
  WAITING: {
    check: 'WAITING',
    arrive: 'WAITING',
    'hand-over': 'HANDED_OVER',
    'pass-out': 'EXITED',
    'pass-in': 'UNDERWAY',
    finish: 'EXITED',
    return: 'RETURNED',
  },
  HANDED_OVER: {
    check: 'HANDED_OVER',
    arrive: 'HANDED_OVER',
    'hand-over': 'HANDED_OVER',
    'pass-out': 'EXITED',
    'pass-in': 'UNDERWAY',
    finish: 'EXITED',
    return: 'RETURNED',
  },
  EXITED: {
    check: 'EXITED',
    arrive: 'EXITED',
    'hand-over': 'EXITED',
    'pass-out': 'EXITED',
    'pass-in': 'EXITED',
    finish: 'EXITED',
  },
  RETURNED: { check: 'RETURNED', arrive: 'RETURNED', 'hand-over': 'RETURNED' },
  CANCELLED: {},
  REFUSED: {},
};

/** The state after an event; null: the event is not for this state. */
export function nextState(state: TripState, event: TripEvent): TripState | null {
  return lifeCycle[state][event] ?? null;
}

/** States of a trip that is on. */
export const OPEN_STATES = ['REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER'] as const;
/** States in which a vehicle stands at the gate. */
export const WAITING_STATES = ['WAITING', 'HANDED_OVER'] as const;

/** Whether a trip is on: its limits run, and posts expect it. */
export function isOpen(state: TripState): boolean {
  return (OPEN_STATES as readonly TripState[]).includes(state);
}

/** How far the reports say that a trip has come. */
export type Progress = {
  readonly reached: boolean;
  readonly arrivedAt: number | null;
  readonly passedAt: number | null;
  readonly finishedAt: number | null;
  readonly handedAt: number | null;
};

/** The event that the reports of a trip amount to; null: none was heard of. */
export function eventOf(direction: TripDirection, progress: Progress): TripEvent | null {
  if (direction === 'import') {
    if (progress.finishedAt !== null) {
      return 'finish';
    }
    if (progress.passedAt !== null) {
      return 'pass-in';
    }
  } else if (progress.passedAt !== null) {
    return 'pass-out';
  }
  if (progress.handedAt !== null) {
    return 'hand-over';
  }
  if (progress.arrivedAt !== null) {
    return 'arrive';
  }
  return progress.reached ? 'check' : null;
}
