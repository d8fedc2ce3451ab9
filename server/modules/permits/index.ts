import { LOCAL_DAY_MINUTES, minuteWithin } from './rules/hours.ts';
import type { Scope } from '../../platform/access/scope.ts';
import { localDate } from '../../platform/clock/clock.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import { approvedByPlates, approvedPlates } from './store/by-plate.ts';

/** The door of permits. */
export type { PermitContext } from './context.ts';
export { withdrawnOf } from './store/by-plate.ts';
export { permitsWithin } from './store/permits-within.ts';
export { submitPermits } from './usecases/submit-permits.ts';
export { issuePermitCode, type PermitToSign } from './usecases/sign-permit.ts';

/** A permit of a vehicle for a moment. */
export type VehiclePermit = {
  readonly id: string;
  readonly shortCode: string | null;
  /** Unix ms; null: it was not withdrawn. */
  readonly withdrawnAt: number | null;
  /** False: it had been withdrawn by then. */
  readonly covers: boolean;
};

/**
 * The permits of vehicles (canonical plates) whose term and hours cover a moment (Unix ms): one in force, else one that was
 * withdrawn only later, else one that had been withdrawn by then.
 */
export async function vehiclePermitsOf(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  asked: readonly { readonly plate: string; readonly at: number }[],
): Promise<(VehiclePermit | null)[]> {
  const indexes = asked.map(({ plate }) => secrets.blindIndex('permit', `plate:${plate}`));
  const rows = await approvedByPlates(scope, db, indexes);
  const byIndex = Map.groupBy(rows, (row) => row.plate_index.toString('hex'));
  return asked.map(({ at }, i) => {
    const day = localDate(at);
    const inTerm = (byIndex.get(indexes[i]!.toString('hex')) ?? []).filter(
      (row) =>
        row.valid_from <= day &&
        day <= row.valid_until &&
        minuteWithin(at, row.from_minute ?? 0, row.until_minute ?? LOCAL_DAY_MINUTES),
    );
    const inForce = inTerm.find((row) => row.withdrawn_at === null || at < row.withdrawn_at.getTime());
    const found = inForce ?? inTerm[0];
    return found === undefined
      ? null
      : {
          id: found.id,
          shortCode: found.short_code,
          withdrawnAt: found.withdrawn_at?.getTime() ?? null,
          covers: inForce !== undefined,
        };
  });
}

/** The canonical plates of those of these permits that are approved and for a vehicle. */
export async function platesOfPermits(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<string[]> {
  return (await approvedPlates(scope, db, ids)).map((plate) => secrets.decrypt(plate));
}
