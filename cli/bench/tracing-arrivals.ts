import type { App } from '../../server/app.ts';
import { anonymousScope } from '../../server/platform/access/scope.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { DATASET, type Filled } from './fill.ts';
import { phoneOf } from './people.ts';

const TICK_MS = 10;

/**
 * Records check-ins at an even rate by the program's own recorder (group commit, durable), in the server's process.
 * HTTP is left out: its cost is what `bench presence` measures.
 * @returns check-ins accepted a second, and how many were refused.
 */
export async function recordArrivals(
  app: App,
  filled: Filled,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<{ perSecond: number; refused: number }> {
  const scope = anonymousScope(DATASET);
  const started = performance.now();
  const waiting: Promise<boolean>[] = [];
  let sent = 0;
  while (performance.now() - started < seconds * 1000) {
    const due = ((performance.now() - started) / 1000) * perSecond;
    for (; sent < due; sent += 1) {
      const input = {
        id: uuid7(Date.now()),
        placeCode: filled.codes[sent % filled.codes.length]!,
        person: { phone: phoneOf(Math.floor(Math.random() * filled.personNos.length)) },
        at: new Date(Date.now() - Math.floor(Math.random() * 3_600_000)).toISOString(),
      };
      waiting.push(app.doors.presence.record(scope, input).then(({ ok }) => ok));
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const outcomes = await Promise.all(waiting);
  const took = (performance.now() - started) / 1000;
  const accepted = outcomes.filter(Boolean).length;
  return { perSecond: accepted / took, refused: outcomes.length - accepted };
}
