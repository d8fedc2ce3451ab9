import { get, type OutsideExpectation, refused } from './outside-kit.ts';

/** Populations by age and sex belong to their unit. */
export const populationExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /areas/{id}/population-groups': get((f) => `/areas/${f.communeId}/population-groups`),
  'POST /areas/{id}/population-groups': refused(
    (f) => `/areas/${f.communeId}/population-groups`,
    () => ({ asOf: '2024-04-01', source: 'Thử', groups: [{ age: 0, sex: 'male', people: 10 }] }),
  ),
};
