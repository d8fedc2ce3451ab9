import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { declaredVehiclesOf } from '../../declarations/index.ts';
import { vehiclePermitsOf } from '../../permits/index.ts';
import type { PlateContext } from '../context.ts';
import type { Papers } from '../store/events.ts';

/** Nothing covers the vehicle. */
export const NO_PAPERS: Papers = {
  permit_id: null,
  permit_code: null,
  permit_withdrawn_at: null,
  declaration_id: null,
  declaration_code: null,
  declaration_dropped_at: null,
  trip_id: null,
  trip_code: null,
};

/**
 * The papers of vehicles (canonical plates) at a moment (Unix ms): permit, declaration, trip of goods. A permit that had
 * been withdrawn by then is named by its code only.
 */
export async function findPapers(
  { platform, tripsOf }: PlateContext,
  scope: Scope,
  tx: Tx,
  asked: readonly { readonly plate: string; readonly at: number }[],
): Promise<Papers[]> {
  const permits = await vehiclePermitsOf(platform, scope, tx, asked);
  const declared = await declaredVehiclesOf(platform, scope, tx, asked);
  const trips = await tripsOf(scope, tx, asked);
  return asked.map((_, i): Papers => {
    const [permit, declaration, trip] = [permits[i] ?? null, declared[i] ?? null, trips[i] ?? null];
    return {
      ...NO_PAPERS,
      permit_id: permit?.covers === true ? permit.id : null,
      permit_code: permit?.shortCode ?? null,
      permit_withdrawn_at: typeof permit?.withdrawnAt === 'number' ? new Date(permit.withdrawnAt) : null,
      declaration_id: declaration?.id ?? null,
      declaration_code: declaration?.shortCode ?? null,
      trip_id: trip?.id ?? null,
      trip_code: trip?.shortCode ?? null,
    };
  });
}

/** Whether any paper covers a vehicle. */
export function isCovered(papers: Papers): boolean {
  return papers.permit_id !== null || papers.declaration_id !== null || papers.trip_id !== null;
}
