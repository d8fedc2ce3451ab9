/** The door of the map module. */
export { type ZoneLevel, type ZoneRule, zoneRuleOn } from './rules/zone-level.ts';
export type { MapMetrics, PublicPlace } from './usecases/read-map.ts';
