import type { Scope } from '../../platform/access/scope.ts';
import { sharedReading } from '../../platform/db/shared-reading.ts';
import { newestEvents } from '../../platform/events/newest-events.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { CatalogueEntry } from './rules/catalogue.ts';

/** What figures are read with; wired by modules.ts. */
export type FigureContext = {
  readonly platform: Pick<Platform, 'db' | 'clock'>;
  readonly areas: AreaDirectory;
  /** Every declared metric of every module; asked per request, since modules are made before the list is whole. */
  readonly declared: () => readonly CatalogueEntry[];
  /** When what happened was last heard of; the tiles of a wall ask at the same moment and share one look. */
  readonly newestEvents: (scope: Scope) => Promise<ReadonlyMap<string, number>>;
};

/** Puts the context together. */
export function figureContext(parts: Omit<FigureContext, 'newestEvents'>): FigureContext {
  const share = sharedReading<ReadonlyMap<string, number>>();
  return {
    ...parts,
    newestEvents: async (scope) =>
      await share(scope.dataset, async () => await newestEvents(scope, parts.platform.db)),
  };
}
