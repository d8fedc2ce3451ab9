/** The door of the map module. */
export type { MapLevel } from './usecases/read-level.ts';
export type { MapMetrics, PublicPlace } from './usecases/read-map.ts';
