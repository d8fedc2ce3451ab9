import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { borderRoute, borderTerms, borderTrip } from './fixture.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

const trips = (f: { readonly tripId: string; readonly mark: string }) => [f.tripId, f.mark];
const gates = (f: { readonly borderId: string }) => [f.borderId];

/** Trips: belong to the area of their gate, and are seen along their way. */
export const tripExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /border/trips': open('each row has its own outcome, see trips.db.test.ts', '/border/trips', () => ({
    items: [borderTrip(uuid7())],
  })),
  'GET /border/trips': get(() => '/border/trips', trips),
  'GET /border/trips/{id}': refused((f) => `/border/trips/${f.tripId}`),
  'POST /border/trips/decisions': open(
    'each row has its own outcome, see trips.db.test.ts',
    '/border/trips/decisions',
    () => ({ ids: [uuid7()], decision: 'accept' }),
  ),
  'POST /border/checks': open('each row has its own outcome, see trips.db.test.ts', '/border/checks', () => ({
    items: [{ id: uuid7(), tripId: uuid7(), placeId: uuid7(), kind: 'post', at: NOW }],
  })),
  'POST /border/trips/{id}/hand-over': refused(
    (f) => `/border/trips/${f.tripId}/hand-over`,
    (f) => ({ id: uuid7(), at: NOW, placeId: f.borderId, to: { fullName: 'Người Nhận Xe' }, seals: [] }),
  ),
  'POST /border/trips/{id}/close': {
    ...refused(
      (f) => `/border/trips/${f.tripId}/close`,
      () => ({ outcome: 'cancelled', at: NOW, reason: 'Thử' }),
    ),
    // The row before has handed the vehicle over: it can only turn back now.
    inside: 409,
  },
  'GET /border/tasks': get(() => '/border/tasks', trips),
  'POST /border/trips/{id}/tasks/{taskId}': refused(
    (f) => `/border/trips/${f.tripId}/tasks/${f.tripTaskId}`,
    () => ({ outcome: 'in-order' }),
  ),
  'GET /border/expected': open(
    'names a phone, none here; of another area refused in expected.db.test.ts',
    `/border/expected?device=${uuid7()}`,
    undefined,
    410,
  ),
  'GET /border/yard': get(() => '/border/yard', gates),
  'GET /border/counts': get(() => '/border/counts?date=2026-11-16', gates),
  'GET /border/slots': refused((f) => `/border/slots?gate=${f.borderId}&date=2026-11-16`),
  'GET /border/routes': get(
    () => '/border/routes',
    (f) => [f.routeId],
  ),
  'POST /border/routes': refused(
    () => '/border/routes',
    (f) => borderRoute(f.borderId),
  ),
  'POST /border/routes/{id}/end': refused(
    (f) => `/border/routes/${f.routeId}/end`,
    () => ({ validUntil: '2026-12-31' }),
  ),
  'GET /border/gates': get(() => '/border/gates', gates),
  'PATCH /border/gates/{id}': refused((f) => `/border/gates/${f.borderId}`, borderTerms),
};
