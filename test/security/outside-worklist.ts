import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, open, type OutsideExpectation, refused } from './outside-kit.ts';

const day = { from: '2026-11-16', to: '2026-11-17', reason: 'Nghỉ phép' };

/** Work is seen and given in the own areas; a leave is entered by the officer or a unit above. */
export const worklistExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /worklist': get(
    () => '/worklist?limit=500',
    (f) => [f.orderId],
  ),
  'GET /worklist/officers': get(
    () => '/worklist/officers',
    (f) => [f.workerId],
  ),
  'GET /worklist/attention': open(
    'counts of the own areas alone, see worklist.db.test.ts',
    '/worklist/attention',
  ),
  'POST /worklist/assignments': open(
    'each has its own outcome, see worklist.db.test.ts',
    '/worklist/assignments',
    () => ({ items: [{ kind: 'contact', id: uuid7() }], officerId: null }),
  ),
  'GET /leaves': get(
    () => '/leaves',
    (f) => [f.leaveId],
  ),
  'POST /leaves': refused(
    () => '/leaves',
    (f) => ({ id: uuid7(), officerId: f.workerId, ...day, from: '2026-12-16', to: '2026-12-17' }),
  ),
  'POST /leaves/{id}/end': refused((f) => `/leaves/${f.leaveId}/end`),
};
