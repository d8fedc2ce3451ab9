import type { StoredArea } from '../rules/plan-units.ts';
import { areaId } from '../rules/plan-units.ts';

/** A made-up unit for tests: a commune since the reform where nothing else is said. */
export function areaOf(given: Pick<StoredArea, 'no' | 'code' | 'path'> & Partial<StoredArea>): StoredArea {
  const validFrom = given.validFrom ?? '2025-07-01';
  return {
    id: areaId(given.code, validFrom),
    name: `Đơn vị ${given.code}`,
    fullName: `Xã Đơn vị ${given.code}`,
    kind: 'commune',
    subtype: 'xã',
    parentNo: null,
    parentId: null,
    validFrom,
    validTo: null,
    population: null,
    populationSource: null,
    areaKm2: null,
    lat: null,
    lon: null,
    origin: 'reference',
    dataset: null,
    ...given,
  };
}
