export { PresenceIndex, type IndexedStay, type PresenceIndexSize, type StayKey } from './presence-index.ts';
export type { StayColumns } from './stay-columns.ts';
export {
  exposingStays,
  placesOf,
  type ExposingStay,
  type IndexExposer,
  type OverlapQuery,
} from './exposures.ts';
export { findOverlaps, sumOverlaps, type OverlapSums, type Overlaps } from './overlaps.ts';
export { traceLevels, type LevelsQuery, type TracedLevel } from './trace-levels.ts';
