import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
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
  /** The trips of goods vehicles (canonical plates) that were on at a moment (Unix ms). */
  readonly tripsOf: (
    scope: Scope,
    db: Db | Tx,
    asked: readonly { readonly plate: string; readonly at: number }[],
  ) => Promise<({ readonly id: string; readonly shortCode: string | null } | null)[]>;
  /** Vehicles (canonical plates) of trips accepted at a moment (Unix ms), and which readings of them to match again. */
  readonly readingsBefore: (
    scope: Scope,
    db: Db | Tx,
    tripIds: readonly string[],
    acceptedAt: number,
  ) => Promise<readonly { readonly plate: string; readonly from: Date; readonly to: Date }[]>;
};
