import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

const DAY = 86_400_000;

/** Searches are worked on by the unit that answers for the person. */
export const searchExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /searches': get(
    () => '/searches',
    (f) => [f.searchId],
  ),
  'POST /searches': refused(
    () => '/searches',
    (f) => ({ id: uuid7(), subject: 'contact', subjectId: f.contactId, cause: 'moved' }),
  ),
  'POST /searches/assignments': open(
    'each has its own outcome, see searches.db.test.ts',
    '/searches/assignments',
    () => ({ ids: [uuid7()], searcherId: null }),
  ),
  'GET /searches/{id}': refused((f) => `/searches/${f.searchId}`),
  'POST /searches/{id}/attempts': refused(
    (f) => `/searches/${f.searchId}/attempts`,
    () => ({ id: uuid7(), at: NOW, manner: 'visit', result: 'nothing' }),
  ),
  'POST /searches/{id}/watch': refused(
    (f) => `/searches/${f.searchId}/watch`,
    () => ({ id: uuid7(), until: new Date(Date.parse(NOW) + DAY).toISOString(), reason: 'Thử' }),
  ),
  'POST /searches/{id}/found': refused(
    (f) => `/searches/${f.searchId}/found`,
    () => ({ id: uuid7(), note: 'Thử' }),
  ),
  'POST /searches/{id}/closure': {
    // Found before: whoever may see it is told that the search has ended.
    ...refused(
      (f) => `/searches/${f.searchId}/closure`,
      () => ({ id: uuid7(), reason: 'Thử' }),
    ),
    inside: 409,
  },
};
