import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What the risk module works with; wired by the list of modules. */
export type RiskContext = {
  readonly platform: Pick<Platform, 'db' | 'clock'>;
  readonly areas: AreaDirectory;
  /** Code of the province whose communes are assessed. */
  readonly provinceCode: string;
};
