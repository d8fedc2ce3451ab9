import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { poolBody } from './fixture.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** The laboratory and the level changes that follow from its results. */
export const laboratoryExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /lab/tubes': refused(
    () => '/lab/tubes',
    (f) => poolBody([f.personId]),
  ),
  'GET /lab/tubes': get(() => '/lab/tubes'),
  'GET /lab/tubes/{id}': refused((f) => `/lab/tubes/${f.poolId}`),
  'POST /lab/tubes/{id}/retests': refused(
    (f) => `/lab/tubes/${f.poolId}/retests`,
    () => ({ sampledAt: NOW }),
  ),
  'POST /lab/receptions': open(
    'each tube has its own outcome, one outside is as unknown as none, see laboratory.db.test.ts',
    '/lab/receptions',
    () => ({ items: [{ code: 'KHONG-CO', accepted: true }] }),
  ),
  'POST /lab/results': open(
    'each tube has its own outcome, one outside is as unknown as none, see laboratory.db.test.ts',
    '/lab/results',
    () => ({ items: [{ code: 'KHONG-CO', result: 'NEGATIVE' }] }),
  ),
  'POST /lab/releases': open(
    'each tube has its own outcome, one outside is as unknown as none, see laboratory.db.test.ts',
    '/lab/releases',
    () => ({ items: [{ code: 'KHONG-CO', revision: 1 }] }),
  ),
  'POST /lab/rapid-tests': refused(
    () => '/lab/rapid-tests',
    (f) => ({ id: uuid7(), personId: f.personId, result: 'NEGATIVE', sampledAt: NOW }),
  ),
  'GET /lab/latest': {
    outside: 'open',
    why: 'a gate asks about travellers from anywhere: kind, result and times without a name, audited',
    request: (f) => ({ path: `/lab/latest?person=${f.personId}` }),
  },
  'GET /lab/people/{id}/tests': refused((f) => `/lab/people/${f.personId}/tests`),
  'POST /lab/tubes/{id}/slip': refused(
    (f) => `/lab/tubes/${f.testId}/slip`,
    (f) => ({ personId: f.personId }),
  ),
  'GET /lab/turn-around': refused((f) => `/lab/turn-around?area=${f.communeId}`),
  'GET /lab/counts': refused(
    (f) => `/lab/counts?area=${f.communeId}&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z`,
  ),
  'GET /level-changes': get(
    () => '/level-changes',
    (f) => [f.caseId],
  ),
  'GET /level-changes/{id}': refused((f) => `/level-changes/${f.levelChangeId}`),
  'GET /level-changes/{id}/rows': refused((f) => `/level-changes/${f.levelChangeId}/rows`),
  'POST /level-changes/{id}/dismiss': refused(
    (f) => `/level-changes/${f.levelChangeId}/dismiss`,
    () => ({ reason: 'Thử' }),
  ),
  'POST /level-changes/{id}/apply': {
    ...refused(
      (f) => `/level-changes/${f.levelChangeId}/apply`,
      () => ({ reason: 'Thử' }),
    ),
    inside: 409,
    why: 'newer changes took the set over',
  },
};
