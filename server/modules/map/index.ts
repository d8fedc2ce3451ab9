/** The door of the map module. */
export type { MapLevel } from './usecases/read-level.ts';
export type { MapMetrics, PublicPlace } from './usecases/read-map.ts';
export { type Outlines, provinceOutlines } from './usecases/outlines.ts';
