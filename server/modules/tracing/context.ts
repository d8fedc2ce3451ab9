import type { StandsInFor } from '../../platform/access/stand-in.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { CoPresenceEngine } from '../presence/index.ts';
import type { LevelObserver } from './usecases/observe-levels.ts';

/** What tracing works with; wired by the composition root. */
export type TracingContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  readonly people: People;
  /** The engines behind co-presence; without them SQL answers. */
  readonly coPresence?: CoPresenceEngine;
  /** For whom an officer does a piece of work. */
  readonly standsInFor?: StandsInFor;
  /** Hears when a tracing changed the levels of a case that was traced before. */
  readonly levels?: LevelObserver;
};
