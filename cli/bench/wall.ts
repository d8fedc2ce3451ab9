import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../kit.ts';
import { cpuBetween, markCpu } from './cpu-time.ts';
import { type Measured, quantile } from './numbers.ts';
import { followOnPhone } from './public-phone.ts';
import type { Room } from './room.ts';
import { followOnWall } from './wall-client.ts';
import type { WallLoad, WallLoaded } from './wall-load.ts';

export type WallOptions = { readonly people: number; readonly events: number; readonly perSecond: number };

const LIMIT_MS = 2_000;
/** Shares of the rate asked for, one after the other: where the machine does not carry all of it, the last that it did. */
const STEPS = [0.25, 0.5, 0.75, 1] as const;
/** A rate that is not reached by so much was not tried. */
const REACHED = 0.95;
/** Between events, on the average, so that they fall anywhere in a pulse. */
const BETWEEN_MS = 700;

/**
 * From the commit of an event until a wall and a phone with the public map have read figures with it, while check-ins go
 * on: real clients of the event stream that read after each pulse. Painting is not in it; test/end-to-end/wall.test.ts
 * has that, unloaded.
 */
export async function benchWall(room: Room, options: WallOptions): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const share of STEPS) {
    measured.push(...(await underLoad(room, { ...options, perSecond: options.perSecond * share })));
  }
  return measured;
}

async function underLoad(room: Room, { people, events, perSecond }: WallOptions): Promise<Measured[]> {
  const { server, postgres } = room;
  const { ready } = server;
  say(`bench wall: ${events} events under ${perSecond} check-ins a second`);
  const child = fork(join(import.meta.dirname, 'wall-load.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const wall = await followOnWall(ready.port, ready.tokens[0]!, { scene: 'situation', tile: 'cases' });
  const phone = await followOnPhone(ready.port);
  const cost = () => [server.pid, postgres.pid].map(markCpu);
  const before = cost();
  const seconds = (events * BETWEEN_MS * 2) / 1000;
  const loaded = once(child, 'message') as Promise<[WallLoaded]>;
  child.send({ ready, people, perSecond, seconds } satisfies WallLoad);
  const end = performance.now() + seconds * 1000;
  const [onWall, onMap]: [number[], number[]] = [[], []];
  while (onWall.length < events && performance.now() < end) {
    await pause(Math.random() * 2 * BETWEEN_MS);
    const { committedAt, code, atLeast } = await server.ask({ kind: 'announce' }, 'announced');
    const [wallAt, mapAt] = await Promise.all([wall.sees(atLeast), phone.sees(code, atLeast)]);
    onWall.push(wallAt - committedAt);
    onMap.push(mapAt - committedAt);
  }
  const [answer] = await loaded;
  const after = cost();
  child.disconnect();
  wall.close();
  phone.close();
  if (answer.kind === 'failed') {
    throw new Error(answer.why);
  }
  const refused = Object.keys(answer.byStatus).filter((status) => !status.startsWith('2'));
  if (refused.length > 0) {
    throw new Error(`check-ins were answered ${JSON.stringify(answer.byStatus)}`);
  }
  const reached = `${Math.round(answer.perSecond)} of ${perSecond} check-ins a second reached, answered in ${answer.p95Ms.toFixed(0)} ms p95`;
  const used = [...after.map((one, i) => cpuBetween(before[i]!, one)?.ranMs ?? null), answer.ranMs];
  const [ofServer, ofDatabase, ofLoad] = used.map((ms) =>
    ms === null ? '?' : (ms / seconds / 1000).toFixed(2),
  );
  const note = `${onWall.length} events; ${reached}; processors used: server ${ofServer}, database ${ofDatabase}, load ${ofLoad}`;
  const isReached = answer.perSecond >= perSecond * REACHED;
  const row = (name: string, ms: readonly number[]): Measured => ({
    name: `event to ${name} under ${perSecond} a second, p95`,
    value: quantile(ms, 0.95),
    unit: 'ms',
    ...(isReached ? { target: { of: 'value', is: 'at most', bound: LIMIT_MS } } : {}),
    note: `p50 ${quantile(ms, 0.5).toFixed(0)} ms, ${note}${isReached ? '' : '; the rate was not reached, so this is no verdict'}`,
  });
  return [row('wall', onWall), row('public map', onMap)];
}
