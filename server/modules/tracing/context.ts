import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';

/** What tracing works with; wired by the composition root. */
export type TracingContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  readonly people: People;
};
