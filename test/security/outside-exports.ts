import { get, type OutsideExpectation, refused } from './outside-kit.ts';
import { exportBody } from './sheets-fixture.ts';

/** Exports belong to the area that they are of: what left, and the data itself. */
export const exportExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /exports': refused(
    () => '/exports',
    (f) => exportBody(f.communeId, f.mark),
  ),
  'GET /exports': get(() => '/exports'),
  'GET /exports/{id}/file': refused((f) => `/exports/${f.exportId}/file`),
};
