import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import { type Attention, countAttention } from '../store/attention.ts';
import { readAreas } from './list-orders.ts';

/** Orders that end today or on one of the next two days. */
const SOON_DAYS = 2;

/** How many orders of the viewer's areas need something now. */
export async function showAttention(context: OrderContext, scope: Scope): Promise<Outcome<Attention>> {
  const areaNos = readAreas(context, scope, undefined);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const counted = await countAttention(scope, db, areaNos, {
    now: new Date(now),
    endingBefore: new Date(startOfLocalDay(now) + (SOON_DAYS + 1) * DAY_MS),
    dayAgo: new Date(now - DAY_MS),
    twoDaysAgo: new Date(now - 2 * DAY_MS),
  });
  return done(counted);
}
