/** The door of the map module. */
export type { MapOptions } from './options.ts';
export { openPublicMap, type PublicMap } from './public-map.ts';
export type { Shapes } from './rules/build-shapes.ts';
export type { FigureRowOut } from './usecases/export-figures.ts';
export type { MapLevel } from './usecases/read-level.ts';
export type {
  MapMetrics,
  MapReply,
  PublicCordonOnMap,
  PublicPhone,
  PublicPlace,
} from './usecases/read-map.ts';
export { type Outlines, provinceOutlines } from './usecases/outlines.ts';
