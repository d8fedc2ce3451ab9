import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../kit.ts';
import { runLoad } from './http-load.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { followOnPhone } from './public-phone.ts';
import type { ViewersAnswer, ViewersAsk } from './public-viewers.ts';
import type { Room } from './room.ts';
import { scanMaker } from './scans.ts';

export type PublicOptions = {
  readonly people: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly viewers: number;
};

const CONNECTIONS = 32;
const CHECK_INS_PER_SECOND = 2_000;
/** Events in the quiet, and under check-ins. */
const EVENTS = 20;
const PAGE = 'GET /ban-do HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\n\r\n';

/** The public face from one process: a cached page, viewers of the live map, an event under check-ins. */
export async function benchPublic(room: Room, options: PublicOptions): Promise<Measured[]> {
  const page = await cachedPage(room, options);
  say(`bench public: ${options.viewers} viewers`);
  const viewers = await viewersOf(room, options);
  say('bench public: events under check-ins');
  return [...page, ...viewers, await underCheckIns(room, options)];
}

async function cachedPage({ server }: Room, { rounds, seconds }: PublicOptions): Promise<Measured[]> {
  const { port } = server.ready;
  const answer = await fetch(`http://127.0.0.1:${port}/ban-do`, { headers: { 'accept-encoding': 'gzip' } });
  const bytes = Number(answer.headers.get('content-length'));
  await answer.arrayBuffer();
  const plain = startBeside('public-plain.ts');
  plain.send({ bytes });
  const [{ port: plainPort }] = (await once(plain, 'message')) as [{ port: number }];
  const rate = async (to: number) => {
    const until = { seconds } as const;
    const load = await runLoad({ port: to, connections: CONNECTIONS, next: () => PAGE, until });
    if (Object.keys(load.byStatus).join() !== '200') {
      throw new Error(`the page was answered ${JSON.stringify(load.byStatus)}`);
    }
    return load.perSecond;
  };
  await rate(port);
  await rate(plainPort);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await rate(port));
    theirs.push(await rate(plainPort));
  }
  plain.disconnect();
  return [
    {
      name: 'cached map page',
      value: median(ours),
      unit: 'req/s',
      baseline: { name: 'node http, same bytes', value: median(theirs) },
      ratio: median(ours.map((one, i) => one / theirs[i]!)),
      target: { of: 'value', is: 'at least', bound: 8_000 },
      note: `${bytes} bytes, ${CONNECTIONS} connections, made anew every second; the load comes from the same machine`,
    },
  ];
}

async function viewersOf({ server }: Room, { viewers }: PublicOptions): Promise<Measured[]> {
  const child = startBeside('public-viewers.ts');
  const before = await server.ask({ kind: 'memory' }, 'memory');
  await tell(child, { kind: 'open', port: server.ready.port, count: viewers }, 'opened');
  await pause(1_000);
  const after = await server.ask({ kind: 'memory' }, 'memory');
  const last: number[] = [];
  const middle: number[] = [];
  for (let n = 0; n < EVENTS; n += 1) {
    // Longer than the pulse: each event finds the stream at rest.
    await pause(1_200);
    await tell(child, { kind: 'wait' }, 'waiting');
    const heard = nextOf(child, 'heard');
    const { committedAt } = await server.ask({ kind: 'announce' }, 'announced');
    const { middleAt, lastAt } = await heard;
    last.push(lastAt - committedAt);
    middle.push(middleAt - committedAt);
  }
  child.disconnect();
  await once(child, 'exit');
  return [
    {
      name: `memory of a viewer, of ${viewers}`,
      // The larger of the two: a heap that grows into memory that the process had already is no gift.
      value: Math.max(after.rssBytes - before.rssBytes, after.heapBytes - before.heapBytes) / viewers / 1000,
      unit: 'kB',
      target: { of: 'value', is: 'at most', bound: 20 },
      note: `the larger of heap and resident memory, after collecting garbage`,
    },
    {
      name: 'commit to the last viewer, p95',
      value: quantile(last, 0.95),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: 250 },
      note: `p50 of the last ${quantile(last, 0.5).toFixed(0)} ms, of the middle one ${quantile(middle, 0.5).toFixed(0)} ms, ${EVENTS} events`,
    },
  ];
}

/** From the commit of an event until a phone that follows the live map has the map with it, while check-ins go on. */
async function underCheckIns({ server }: Room, options: PublicOptions): Promise<Measured> {
  const scans = scanMaker(server.ready, options.people);
  const next = scans.single('/api/v1/presence');
  const seconds = EVENTS * 1.5;
  const lanes = 40;
  const started = performance.now();
  const sent = Array.from({ length: lanes }, () => 0);
  const load = runLoad({
    port: server.ready.port,
    connections: lanes,
    next: (lane) => {
      sent[lane]! += 1;
      return next(lane);
    },
    pace: (lane) => (sent[lane]! * lanes * 1000) / CHECK_INS_PER_SECOND - (performance.now() - started),
    until: { seconds },
  });
  const phone = await followOnPhone(server.ready.port);
  const ms: number[] = [];
  for (let n = 0; n < EVENTS; n += 1) {
    await pause(200 + Math.random() * 1_000);
    const { committedAt, code, atLeast } = await server.ask({ kind: 'announce' }, 'announced');
    ms.push((await phone.sees(code, atLeast)) - committedAt);
  }
  phone.close();
  const { perSecond } = await load;
  return {
    name: 'event to public map under check-ins, p95',
    value: quantile(ms, 0.95),
    unit: 'ms',
    target: { of: 'value', is: 'at most', bound: 2_000 },
    note: `p50 ${quantile(ms, 0.5).toFixed(0)} ms, ${EVENTS} events, ${Math.round(perSecond)} check-ins a second`,
  };
}

function startBeside(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

async function tell<K extends ViewersAnswer['kind']>(
  child: ChildProcess,
  ask: ViewersAsk,
  expected: K,
): Promise<Extract<ViewersAnswer, { kind: K }>> {
  const answered = nextOf(child, expected);
  child.send(ask);
  return await answered;
}

async function nextOf<K extends ViewersAnswer['kind']>(
  child: ChildProcess,
  expected: K,
): Promise<Extract<ViewersAnswer, { kind: K }>> {
  const [answer] = (await once(child, 'message')) as [ViewersAnswer];
  if (answer.kind !== expected) {
    throw new Error(answer.kind === 'failed' ? answer.why : `${answer.kind} instead of ${expected}`);
  }
  return answer as never;
}
