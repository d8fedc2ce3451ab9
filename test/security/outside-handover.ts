import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, open, type OutsideExpectation, refused } from './outside-kit.ts';
import { handoverBody } from './handover-fixture.ts';

const bulk = (path: string): OutsideExpectation =>
  open('each has its own outcome, see handover.db.test.ts', path, () => ({
    ids: [uuid7()],
    reason: 'Thử',
  }));

/** Hand-overs are read and answered by their sender and their receiver alone. */
export const handoverExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /handovers': get(
    () => '/handovers',
    (f) => [f.handoverId],
  ),
  'GET /handovers/attention': open(
    'counts of the own areas alone, see handover.db.test.ts',
    '/handovers/attention',
  ),
  'POST /handovers': refused(
    () => '/handovers',
    (f) => handoverBody(f.officeId, 'case', f.caseId),
  ),
  'POST /handovers/acceptances': bulk('/handovers/acceptances'),
  'POST /handovers/refusals': bulk('/handovers/refusals'),
  'POST /handovers/returns': bulk('/handovers/returns'),
  'POST /handovers/withdrawals': bulk('/handovers/withdrawals'),
  'GET /handovers/letters/{id}/document.pdf': refused(
    (f) => `/handovers/letters/${f.handoverLetterId}/document.pdf`,
  ),
  'GET /handovers/{id}': refused((f) => `/handovers/${f.handoverId}`),
  'GET /handovers/{id}/reply': {
    // Nobody has answered: whoever may see it is told that.
    ...refused((f) => `/handovers/${f.handoverId}/reply`),
    inside: 404,
  },
  'POST /handovers/{id}/reply': refused(
    (f) => `/handovers/${f.handoverId}/reply`,
    () => ({ id: uuid7(), answer: 'refused', number: '1/TT', date: '2026-11-16', by: 'Thử' }),
  ),
};
