import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, type OutsideExpectation, refused } from './outside-kit.ts';

/** An export whose purpose is a name that occurs in no other data. */
export function exportBody(areaId: string, purpose: string): object {
  return { id: uuid7(), kind: 'line-list', purpose, recipient: 'Nơi nhận', areaId };
}

/** Exports belong to the area that they are of: what left, and the data itself. */
export const exportExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'POST /exports': refused(
    () => '/exports',
    (f) => exportBody(f.communeId, f.mark),
  ),
  'GET /exports': get(() => '/exports'),
  'GET /exports/{id}/file': refused((f) => `/exports/${f.exportId}/file`),
};
