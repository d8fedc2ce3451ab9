import { get, type OutsideExpectation, refused } from './outside-kit.ts';
import { sheetBody } from './sheets-fixture.ts';

const plan = { headerRow: 1, headerRows: 1, columns: ['fullName'], disease: 'covid-19', day: '2026-11-16' };

/** Sheets of other offices belong to the unit of their sender. */
export const sheetImportExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /imports': refused(
    () => '/imports',
    (f) => sheetBody(f.communeId, f.mark),
  ),
  'GET /imports': get(() => '/imports'),
  'GET /imports/{id}': refused((f) => `/imports/${f.importId}`),
  'POST /imports/{id}/plan': refused(
    (f) => `/imports/${f.busyImportId}/plan`,
    () => plan,
  ),
  'POST /imports/{id}/answers': {
    ...refused(
      (f) => `/imports/${f.importId}/answers`,
      (f) => ({ answers: [{ key: 'xa nao do', areaId: f.communeId }] }),
    ),
    // Nothing was asked.
    inside: 422,
  },
  'GET /imports/{id}/rows': refused((f) => `/imports/${f.importId}/rows`),
  'POST /imports/{id}/rows': refused(
    (f) => `/imports/${f.importId}/rows`,
    () => ({ rows: [{ row: 2, skip: true }] }),
  ),
  'POST /imports/{id}/commit': {
    ...refused((f) => `/imports/${f.importId}/commit`),
    // Its columns were not confirmed.
    inside: 409,
  },
};
