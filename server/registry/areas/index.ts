/** The door of the areas registry: dated administrative units and what lies below the commune. */
export type { Area, AreaDirectory, AreaKind, AreaSuccessors, LiveAreaDirectory } from './directory-types.ts';
export type { Polygons, Position, Ring } from './rules/boundary-geometry.ts';
export { populationOf, populationOfAll } from './rules/denominators.ts';
export { type Boundary, readBoundary, windRing } from './rules/boundary-geometry.ts';
export { type PeopleByGroup, peopleByGroup } from './usecases/population-groups.ts';
export { openAreaDirectory } from './live-directory.ts';
export { readBoundaries } from './store/boundaries.ts';
export { reachedUnits } from './usecases/reached-units.ts';
export { loadReferenceAreas } from './usecases/load-reference.ts';
export {
  type AreasImportOptions,
  type AreasImportReport,
  runAreasImport,
} from './usecases/run-areas-import.ts';
