import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { Figures } from '../figures/index.ts';

/** What reconciliation works with; wired by modules.ts. */
export type ReconciliationContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly figures: Figures;
};
