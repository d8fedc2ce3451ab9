import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../kit.ts';
import { runLoad } from './http-load.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';
import { scanMaker } from './scans.ts';
import { followOnWall } from './wall-client.ts';

export type WallOptions = { readonly people: number; readonly events: number; readonly perSecond: number };

const LANES = 40;
const LIMIT_MS = 2_000;

/**
 * From the commit of an event until a wall has read figures with it, while check-ins go on: a real client of the event
 * stream that reads the scene after each pulse. Painting is not in it; test/end-to-end/wall.test.ts has that, unloaded.
 */
export async function benchWall({ server }: Room, options: WallOptions): Promise<Measured[]> {
  const { ready } = server;
  const next = scanMaker(ready, options.people).single('/api/v1/presence');
  const wall = await followOnWall(ready.port, ready.tokens[0]!, { scene: 'situation', tile: 'cases' });
  const started = performance.now();
  const sent = Array.from({ length: LANES }, () => 0);
  let over = false;
  const load = runLoad({
    port: ready.port,
    connections: LANES,
    next: (lane) => {
      sent[lane]! += 1;
      return next(lane);
    },
    pace: (lane) => (sent[lane]! * LANES * 1000) / options.perSecond - (performance.now() - started),
    until: { seconds: options.events * 2 },
  });
  const ended = load.finally(() => {
    over = true;
  });
  say(`bench wall: ${options.events} events under ${options.perSecond} check-ins a second`);
  const ms: number[] = [];
  for (let n = 0; n < options.events && !over; n += 1) {
    await pause(200 + Math.random() * 1_000);
    const { committedAt, atLeast } = await server.ask({ kind: 'announce' }, 'announced');
    ms.push((await wall.sees(atLeast)) - committedAt);
  }
  const { perSecond, byStatus } = await ended;
  wall.close();
  const refused = Object.entries(byStatus).filter(([status]) => !status.startsWith('2'));
  if (refused.length > 0) {
    throw new Error(`check-ins were answered ${JSON.stringify(byStatus)}`);
  }
  return [
    {
      name: 'event to wall under check-ins, p95',
      value: quantile(ms, 0.95),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: LIMIT_MS },
      note: `p50 ${quantile(ms, 0.5).toFixed(0)} ms, ${ms.length} events, ${Math.round(perSecond)} of ${options.perSecond} check-ins a second reached, on one machine with its load`,
    },
  ];
}
