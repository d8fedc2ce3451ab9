import type { Static } from 'typebox';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { turnAround, waitingTubes } from '../store/counts.ts';
import { areasFor } from './list-tubes.ts';

type TurnAround = Static<(typeof laboratoryApi)['GET /lab/turn-around']['reply'][200]>;

const statuses = ['COLLECTED', 'RECEIVED', 'ENTERED'] as const;
const DAYS = 7;
const round = (hours: number | null) => (hours === null ? null : Math.round(hours * 10) / 10);

/** How long samples wait now, and how long those released in the last 7 days took, from sampling to release. */
export async function showTurnAround(
  context: LaboratoryContext,
  scope: Scope,
  area: string | undefined,
): Promise<Outcome<TurnAround>> {
  const areas = areasFor(context, scope, 'lab.read', area);
  if (!areas.ok) {
    return areas;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const rows = await waitingTubes(scope, db, areas.value, now);
  const released = await turnAround(scope, db, areas.value, new Date(now - DAYS * DAY_MS));
  return done({
    asOf: new Date(now).toISOString(),
    waiting: statuses.map((status) => {
      const row = rows.find((one) => one.status === status);
      return {
        status,
        n: row?.n ?? 0,
        over12h: row?.over12h ?? 0,
        over24h: row?.over24h ?? 0,
        oldestAt: row?.oldest.toISOString() ?? null,
      };
    }),
    released: {
      n: released.n,
      medianHours: round(released.median),
      p90Hours: round(released.p90),
      within24h: released.within24h,
    },
  });
}
