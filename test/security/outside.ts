import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { type Fixture, orderBody } from './fixture.ts';

/**
 * What an officer with the right, but in another province, gets: `refused` (403 or 404), `empty` (an answer without
 * the object), or `open` where the endpoint has no object in an area, with the reason.
 */
export type OutsideExpectation = {
  readonly outside: 'refused' | 'empty' | 'open';
  readonly why?: string;
  /** What the caller inside gets, where it is no success. */
  readonly inside?: number;
  readonly request: (f: Fixture) => { path: string; body?: () => object };
  readonly names?: (f: Fixture) => readonly string[];
};

const NOW = new Date(TEST_NOW).toISOString();
const mark = (f: Fixture) => [f.mark];
const get = (path: (f: Fixture) => string, names = mark): OutsideExpectation => ({
  outside: 'empty',
  request: (f) => ({ path: path(f) }),
  names,
});
const refused = (path: (f: Fixture) => string, body?: (f: Fixture) => object): OutsideExpectation => ({
  outside: 'refused',
  request: (f) => ({ path: path(f), ...(body === undefined ? {} : { body: () => body(f) }) }),
});
const open = (why: string, path: string, body?: () => object, inside?: number): OutsideExpectation => ({
  outside: 'open',
  why,
  ...(inside === undefined ? {} : { inside }),
  request: () => ({ path, ...(body === undefined ? {} : { body }) }),
});

/** One row an endpoint. A new guarded endpoint without a row fails the test. */
export const outsideExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /users': get(() => '/users?q=someone'),
  'POST /users': refused(
    () => '/users',
    (f) => ({
      login: `new-${uuid7().slice(-8)}`,
      name: 'Người Mới',
      roles: [{ role: 'tracer', areaId: f.communeId }],
    }),
  ),
  'PATCH /users/{id}': refused(
    (f) => `/users/${f.accountId}`,
    () => ({ version: 1, suspended: true }),
  ),
  'GET /audit': get(
    (f) => `/audit?subject=${f.caseId}`,
    (f) => [f.caseId],
  ),
  'POST /areas': refused(
    () => '/areas',
    (f) => ({
      parentId: f.communeId,
      name: `Thôn ${uuid7().slice(-6)}`,
      kind: 'hamlet',
      validFrom: '2026-01-01',
    }),
  ),
  'POST /people': open(
    'a person may be added from anywhere; who sees it follows its area',
    '/people',
    () => ({ fullName: 'Trần Thị Bé', birthYear: 2001 }),
  ),
  'GET /people': {
    outside: 'open',
    why: 'search reaches the whole dataset; what is shown outside the own area is masked, see people.db.test.ts',
    request: () => ({ path: '/people?q=0912345001' }),
  },
  'GET /people/{id}': refused((f) => `/people/${f.personId}`),
  'PATCH /people/{id}': refused(
    (f) => `/people/${f.personId}`,
    () => ({ version: 1, address: 'Số 1' }),
  ),
  'POST /people/{id}/card': refused(
    (f) => `/people/${f.personId}/card`,
    () => ({}),
  ),
  'GET /people/{id}/card.pdf': refused((f) => `/people/${f.personId}/card.pdf`),
  'GET /people/duplicates': open('pairs of the own areas; none here', '/people/duplicates'),
  'POST /people/duplicates/{id}': open(
    'names a pair, none here',
    `/people/duplicates/${uuid7()}`,
    () => ({ decision: 'different' }),
    404,
  ),
  'POST /people/merges/{id}/undo': open(
    'names a merge, none here',
    `/people/merges/${uuid7()}/undo`,
    () => ({}),
    404,
  ),
  'POST /places': refused(
    () => '/places',
    (f) => ({ name: 'Quán mới', kind: 'shop', areaId: f.communeId }),
  ),
  'GET /places': get(() => '/places'),
  'GET /places/{id}': refused((f) => `/places/${f.placeId}`),
  'PATCH /places/{id}': refused(
    (f) => `/places/${f.placeId}`,
    () => ({ version: 1, address: 'Số 1' }),
  ),
  'GET /places/posters.pdf': refused((f) => `/places/posters.pdf?ids=${f.placeId}`),
  'POST /places/{id}/reissue': refused(
    (f) => `/places/${f.placeId}/reissue`,
    () => ({}),
  ),
  'POST /vehicles': open('vehicles have no area', '/vehicles', () => ({ plate: '12A-123.45', kind: 'car' })),
  'GET /vehicles': open('vehicles have no area; owners are masked', '/vehicles?plate=12A'),
  'POST /organisations': refused(
    () => '/organisations',
    (f) => ({ name: 'Trạm Y tế mới', kind: 'health-station', areaId: f.communeId }),
  ),
  'POST /presence/batch': open(
    'each item has its own outcome, see presence.db.test.ts',
    '/presence/batch',
    () => ({ items: [] }),
  ),
  'GET /presence/totals': {
    outside: 'open',
    why: 'a count of check-ins is not personal',
    request: (f) => ({ path: `/presence/totals?places=${f.placeId}` }),
  },
  'GET /presence': refused((f) => `/presence?place=${f.placeId}`),
  'GET /declarations': get(() => '/declarations'),
  'POST /cases': refused(
    () => '/cases',
    (f) => ({
      personId: f.otherPersonId,
      disease: 'covid-19',
      classification: 'SUSPECT',
      reportDate: '2026-11-16',
      areaId: f.communeId,
    }),
  ),
  'GET /cases': get(
    () => '/cases',
    (f) => [f.caseId],
  ),
  'GET /cases/{id}': refused((f) => `/cases/${f.caseId}`),
  'PATCH /cases/{id}': refused(
    (f) => `/cases/${f.caseId}`,
    () => ({ version: 1, sampleDate: '2026-11-16' }),
  ),
  'POST /cases/{id}/trace': refused(
    (f) => `/cases/${f.caseId}/trace`,
    () => ({}),
  ),
  'GET /cases/{id}/contacts': refused((f) => `/cases/${f.caseId}/contacts`),
  'POST /cases/{id}/contacts': refused(
    (f) => `/cases/${f.caseId}/contacts`,
    () => ({ items: [{ fullName: 'Hoàng Thị Lan', phone: '0912345777', lastContactDate: '2026-11-15' }] }),
  ),
  'POST /cases/{id}/contacts/decisions': refused(
    (f) => `/cases/${f.caseId}/contacts/decisions`,
    (f) => ({ personIds: [f.contactPersonId], decision: 'confirm' }),
  ),
  'GET /cases/{id}/chain': refused((f) => `/cases/${f.caseId}/chain`),
  'GET /studies/{name}/chains': open('studies have no area', '/studies/none/chains', undefined, 404),
  'GET /contacts': get(
    () => '/contacts',
    (f) => [f.contactId],
  ),
  'POST /contacts/{id}/visits': refused(
    (f) => `/contacts/${f.contactId}/visits`,
    () => ({ id: uuid7(), at: NOW, result: 'SEEN_OK' }),
  ),
  'POST /trips': refused(
    () => '/trips',
    (f) => ({
      plate: '12A-123.45',
      departedAt: '2026-11-15T01:00:00Z',
      arrivedAt: '2026-11-15T02:00:00Z',
      personIds: [f.personId],
    }),
  ),
  'POST /residences': refused(
    () => '/residences',
    (f) => ({ personId: f.personId, placeId: f.placeId, from: '2026-11-10T00:00:00Z' }),
  ),
  'POST /orders': refused(
    () => '/orders',
    (f) => orderBody(f.personId, f.officeId),
  ),
  'GET /orders': get(
    () => '/orders',
    (f) => [f.orderId],
  ),
  'GET /orders/{id}': refused((f) => `/orders/${f.orderId}`),
  'GET /orders/{id}/document.pdf': refused((f) => `/orders/${f.orderId}/document.pdf`),
  'POST /orders/{id}/extension': refused(
    (f) => `/orders/${f.orderId}/extension`,
    () => ({
      version: 1,
      until: new Date(TEST_NOW + 16 * 86_400_000).toISOString(),
      reason: 'Thêm xét nghiệm',
    }),
  ),
  'POST /orders/{id}/release': refused(
    (f) => `/orders/${f.orderId}/release`,
    () => ({ version: 2, reason: 'Đủ điều kiện' }),
  ),
  'POST /orders/{id}/follow-ups': refused(
    (f) => `/orders/${f.orderId}/follow-ups`,
    () => ({ id: uuid7(), at: NOW, present: true }),
  ),
  'GET /figures': refused((f) => `/figures?metric=cases.confirmed&area=${f.communeId}&step=total`),
  'GET /system/health': open('the state of the whole system', '/system/health'),
};
