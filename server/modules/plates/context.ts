import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';

/** What plates work with; wired by the composition root. */
export type PlateContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  /** Code of the own province on today's list: plates of others come from outside. */
  readonly provinceCode: string;
};
