import type { Static } from 'typebox';
import type { Area as AreaReply } from '../../../../contract/areas.ts';
import type { Area } from '../directory-types.ts';

/** A unit as the API shows it. */
export function presentArea(area: Area): Static<typeof AreaReply> {
  return {
    id: area.id,
    code: area.code,
    name: area.fullName,
    kind: area.kind,
    parentId: area.parentId,
    validFrom: area.validFrom,
    validTo: area.validTo,
    population: area.population,
    populationSource: area.populationSource,
    path: area.path,
    centroid: area.lat === null || area.lon === null ? null : { lat: area.lat, lon: area.lon },
  };
}
