/** The door of the presence log. */
export type { PresenceDoors } from './doors.ts';
export { MAX_STAY_MS, RESCAN_TAIL_MS } from './rules/imputed-stay.ts';
export type { PresenceRecorder } from './usecases/record-presence.ts';
export {
  coPresence,
  sumCoPresence,
  type CoPresence,
  type CoPresenceQuery,
  type ExposedPerson,
  type Exposer,
  type ExposureAtPlace,
} from './store/co-presence.ts';
export type {
  CoPresenceEngine,
  EngineOptions,
  FoundOverlaps,
  FoundPeople,
  TraceEngine,
} from './usecases/co-presence-engine.ts';
export type { TraceIndex, TraceIndexMode } from './trace-index/trace-index.ts';
export { loadStays, openPresenceDays, type StayProvenance, type StayToLoad } from './usecases/load-stays.ts';
export { listStays, type StayFilter, type StayRow } from './store/list-stays.ts';
export { analyseLog } from './store/copy-stays.ts';
export { peopleAtPlace, type PersonAtPlace } from './store/people-at-place.ts';
export { eventTime, type EventTime } from './rules/event-time.ts';
