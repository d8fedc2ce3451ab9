import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { CatalogueEntry } from './rules/catalogue.ts';

/** What figures are read with; wired by modules.ts. */
export type FigureContext = {
  readonly platform: Pick<Platform, 'db' | 'clock'>;
  readonly areas: AreaDirectory;
  /** Every declared metric of every module; asked per request, since modules are made before the list is whole. */
  readonly declared: () => readonly CatalogueEntry[];
};
