import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { open, type OutsideExpectation, refused } from './outside-kit.ts';

const view = { name: 'Thử', query: 'rows=day', shared: false };

/** The analyst's desk: figures by area, views by author, and a model that has no area at all. */
export const analysisExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /analysis/metrics': open('a list of names', '/analysis/metrics'),
  'GET /analysis/pivot': refused(
    (f) => `/analysis/pivot?metric=cases.confirmed&rows=sex&area=${f.communeId}`,
  ),
  'GET /analysis/views': open('own views and shared ones; none here', '/analysis/views'),
  'POST /analysis/views': open(
    'a view belongs to its author',
    '/analysis/views',
    () => ({ id: uuid7(), ...view }),
    201,
  ),
  'GET /analysis/views/{id}': open('names a view, none here', `/analysis/views/${uuid7()}`, undefined, 404),
  'PATCH /analysis/views/{id}': open(
    'names a view, none here; another author is refused in analysis.db.test.ts',
    `/analysis/views/${uuid7()}`,
    () => ({ version: 1, shared: true }),
    404,
  ),
  'DELETE /analysis/views/{id}': open('the same', `/analysis/views/${uuid7()}`, undefined, 404),
  'POST /analysis/what-if': open(
    'a model without any person or area of the caller’s',
    '/analysis/what-if',
    () => ({ people: 2000, days: 14, runs: 10, seed: 1, base: {}, scenario: {} }),
    202,
  ),
};
