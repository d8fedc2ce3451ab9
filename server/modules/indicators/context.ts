import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What the indicators are read with; facts come through the doors of the modules that own them. */
export type IndicatorContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
};
