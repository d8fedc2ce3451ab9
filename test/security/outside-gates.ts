import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';
import { letPass } from '../support/let-pass.ts';

const posts = (f: { readonly postId: string }) => [f.postId];
const rules = {
  id: 'gate-rules',
  name: { vi: 'Thử', en: 'Test' },
  legalBasis: 'Thử',
  certainty: 'unverified',
  validFrom: NOW,
  rules: [
    { id: 'pass', decision: 'pass', when: { '===': [1, 1] }, vi: 'Qua', en: 'Pass', onMissing: 'skip' },
  ],
  precedence: ['ask-commander', 'quarantine', 'turn-back', 'test', 'pass'],
  otherwise: 'ask-commander',
  zoneDataHours: 24,
};

/** Gates: a post belongs to its area; rules and zones are those of the whole installation. */
export const gateExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /gates/posts': get(() => '/gates/posts', posts),
  'PATCH /gates/posts/{id}': refused(
    (f) => `/gates/posts/${f.postId}`,
    () => ({ border: true }),
  ),
  'POST /gates/posts/{id}/mode': refused(
    (f) => `/gates/posts/${f.postId}/mode`,
    () => ({ mode: 'all' }),
  ),
  'POST /gates/shifts': refused(
    () => '/gates/shifts',
    (f) => ({ id: uuid7(), postId: f.postId, direction: 'in', startedAt: NOW }),
  ),
  'POST /gates/shifts/{id}/end': refused(
    (f) => `/gates/shifts/${f.shiftId}/end`,
    () => ({ endedAt: NOW, handOver: false }),
  ),
  'GET /gates/shifts': get(() => '/gates/shifts', posts),
  'POST /gates/crossings/batch': open(
    'each item has its own outcome, see gates.db.test.ts',
    '/gates/crossings/batch',
    () => ({
      items: [
        {
          id: uuid7(),
          postId: uuid7(),
          at: NOW,
          direction: 'in',
          means: 'typed',
          outcome: null,
          zoneRank: null,
          ...letPass,
        },
      ],
    }),
  ),
  'GET /gates/crossings': get(() => '/gates/crossings', posts),
  'GET /gates/board': get(() => '/gates/board', posts),
  'GET /gates/alerts': refused((f) => `/gates/alerts?post=${f.postId}`),
  'POST /gates/check': refused(
    () => '/gates/check',
    (f) => ({ postId: f.postId, direction: 'in', codes: ['0912345001'] }),
  ),
  'POST /gates/vehicles': refused(
    () => '/gates/vehicles',
    (f) => ({
      id: uuid7(),
      postId: f.postId,
      at: NOW,
      direction: 'in',
      vehicleKind: 'lorry',
      people: 1,
      seals: [],
      decision: 'pass',
      split: false,
    }),
  ),
  'GET /gates/vehicles': get(() => '/gates/vehicles', posts),
  'POST /gates/escalations': refused(
    () => '/gates/escalations',
    (f) => ({
      id: uuid7(),
      postId: f.postId,
      raisedAt: NOW,
      who: 'Thử',
      reason: 'Thử',
      people: 1,
      keptVehicle: false,
    }),
  ),
  'GET /gates/escalations': get(() => '/gates/escalations', posts),
  'POST /gates/escalations/{id}/answer': refused(
    (f) => `/gates/escalations/${f.escalationId}/answer`,
    () => ({ decision: 'pass', reason: 'Thử' }),
  ),
  'POST /gates/escalations/{id}/take': refused(
    (f) => `/gates/escalations/${f.escalationId}/take`,
    (f) => ({ shiftId: f.shiftId, takenAt: NOW }),
  ),
  'POST /gates/escalations/{id}/settle': refused(
    (f) => `/gates/escalations/${f.escalationId}/settle`,
    () => ({ settledAt: NOW }),
  ),
  'GET /gates/open-items': refused((f) => `/gates/open-items?post=${f.postId}`),
  'POST /gates/devices': refused(
    () => '/gates/devices',
    (f) => ({ id: uuid7(), name: 'Máy thử', postId: f.postId }),
  ),
  'GET /gates/devices': get(() => '/gates/devices', posts),
  'POST /gates/devices/{id}/revoke': refused(
    (f) => `/gates/devices/${f.deviceId}/revoke`,
    () => ({ reason: 'Mất máy' }),
  ),
  'GET /gates/pack': open('names a phone, none here', `/gates/pack?device=${uuid7()}`, undefined, 410),
  'GET /gates/written-codes': open(
    'names a phone, none here; of another area refused in desk.db.test.ts',
    `/gates/written-codes?device=${uuid7()}`,
    undefined,
    410,
  ),
  'GET /gates/rules': open('one set of rules for the installation', '/gates/rules'),
  'POST /gates/rules': open('one set of rules for the installation', '/gates/rules', () => rules),
  'POST /gates/rules/{version}/dry-run': open(
    'tries the rules over crossings of the own areas only',
    '/gates/rules/1/dry-run',
    () => ({ from: NOW, to: NOW }),
  ),
  'POST /gates/rules/{version}/publish': open(
    'one set of rules for the installation',
    '/gates/rules/1/publish',
    () => ({ validFrom: NOW, reason: 'Thử' }),
  ),
  'POST /gates/zones': open('zones of the whole country', '/gates/zones', () => ({
    id: uuid7(),
    asOf: NOW,
    source: 'Thử',
    text: 'code,level\n20,xanh\n',
  })),
  'GET /gates/zones': open('zones of the whole country', '/gates/zones'),
  'GET /gates/watch': open('one list for all posts of the installation', '/gates/watch'),
  'POST /gates/watch': open('one list for all posts of the installation', '/gates/watch', () => ({
    id: uuid7(),
    kind: 'plate',
    value: '12A-123.45',
    reason: 'Thử',
  })),
  'POST /gates/watch/{id}/remove': open(
    'names an entry, none here',
    `/gates/watch/${uuid7()}/remove`,
    () => ({ reason: 'Thử' }),
    404,
  ),
  'GET /permits': get(
    () => '/permits',
    (f) => [f.permitId],
  ),
  'POST /permits/decisions': open(
    'each row has its own outcome, see permits.db.test.ts',
    '/permits/decisions',
    () => ({ ids: [uuid7()], decision: 'approve' }),
  ),
  'POST /permits/{id}/revoke': refused(
    (f) => `/permits/${f.permitId}/revoke`,
    () => ({ reason: 'Thử' }),
  ),
  'GET /permits/{id}/reports': refused((f) => `/permits/${f.permitId}/reports`),
  'POST /permits/reports': open(
    'a post reports by the code it holds, whoever issued it',
    '/permits/reports',
    () => ({ id: uuid7(), shortCode: 'G1C2D3EE', kind: 'other', at: NOW }),
    404,
  ),
  'POST /gates/slips': refused(
    () => '/gates/slips',
    (f) => ({ id: uuid7(), postId: f.postId, count: 10 }),
  ),
};
