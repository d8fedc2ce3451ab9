import { personAt } from '../../../../lib/simulation/index.ts';
import type { DemoContext } from '../context.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { demoId } from '../rules/ids.ts';
import { TRACED_CASES, UNTRACED_CASES } from '../rules/order-terms.ts';
import type { World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import { injectedApi } from '../tail/api.ts';
import { reportedBy } from './load-history.ts';
import { simulatorToken } from './open-accounts.ts';
import { orderIsolation, workCase } from './work-case.ts';

/** Of the cases that are traced, the newest are worked through to the orders. */
const DECIDED = 6;
const CONTACTS = 16;
const ORDERS = 10;

/** Traces, decides and orders for the newest cases, through the API as an officer would. */
export async function workFirstCases(
  context: DemoContext,
  run: DemoRun,
  world: World,
): Promise<{ traced: number; orders: number }> {
  const api = injectedApi(context.http, await simulatorToken(context));
  const newest = reportedBy(run, world).slice(0, -UNTRACED_CASES).slice(-TRACED_CASES).toReversed();
  const now = context.platform.clock.now();
  let orders = 0;
  for (const [rank, infection] of newest.entries()) {
    const commune = run.communes[personAt(world.province, infection.infected).commune]!;
    const officeId = demoId(run, 'office', committeeKey(commune.code));
    const caseId = demoId(run, 'case', infection.infected);
    const decided = rank < DECIDED;
    const done = await workCase(api, {
      caseId,
      now,
      officeId,
      contacts: decided ? CONTACTS : 0,
      orders: decided ? ORDERS : 0,
    });
    orders += done.orders;
    if (decided) {
      orders += await orderIsolation(api, {
        caseId,
        officeId,
        personId: demoId(run, 'person', infection.infected),
        placeId: demoId(run, 'extra-place', 'hospital'),
        from: infection.sampleAt,
      });
    }
  }
  return { traced: newest.length, orders };
}
