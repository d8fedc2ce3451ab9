export { PresenceIndex, type IndexedStay, type PresenceIndexSize, type StayKey } from './presence-index.ts';
export type { StayColumns } from './stay-columns.ts';
export {
  exposingStays,
  placesOf,
  type ExposingStays,
  type IndexExposer,
  type OverlapQuery,
} from './exposures.ts';
export { findOverlaps, scanPeople, sumOverlaps, type OverlapSums, type Overlaps } from './overlaps.ts';
export { traceLevels, type LevelsQuery, type TracedLevel } from './trace-levels.ts';
export { staysBeside } from './scan.ts';
