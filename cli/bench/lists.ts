import { openLine, requestText } from './http-load.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Ready } from './messages.ts';
import type { Room } from './room.ts';

export type ListsOptions = {
  readonly cases: number;
  readonly contacts: number;
  readonly stays: number;
  readonly consoles: number;
  readonly minutes: number;
};

const EVERY_MS = 10_000;
const LIMIT_MS = 200;
/** Requests of one screen. */
const A_SCREEN = 3;

/** Loads a province into the room. @returns ids of its cases. */
export async function fillProvince(room: Room, options: ListsOptions): Promise<readonly string[]> {
  const { cases, contacts, stays } = options;
  const loaded = await room.server.ask({ kind: 'province', cases, contacts, stays }, 'province');
  return loaded.caseIds;
}

/**
 * Open consoles that each load a screen every ten seconds, its requests one after the other on a connection of their
 * own, beside an event stream each. The baseline is /healthz, asked in the same turns.
 */
export async function benchLists(
  room: Room,
  options: ListsOptions,
  caseIds: readonly string[],
): Promise<Measured[]> {
  const { ready } = room.server;
  const asked = screens(ready, caseIds);
  const ms = new Map<string, number[]>(Object.keys(asked).map((name) => [name, []]));
  const failures: string[] = [];
  const end = performance.now() + options.minutes * 60_000;
  await Promise.all(
    Array.from({ length: options.consoles }, async (_, n) => {
      const token = ready.tokens[n % ready.tokens.length]!;
      const line = await openLine(ready.port);
      const stream = await openLine(ready.port);
      stream.ask(requestText('GET', '/api/v1/stream', token)).catch(() => undefined);
      await pause((n / options.consoles) * EVERY_MS);
      for (let turns = 0; performance.now() < end; turns += 1) {
        const turn = performance.now();
        for (const [name, path] of screenOf(asked, turns, n)) {
          const at = performance.now();
          const status = await line.ask(requestText('GET', path(n), token));
          ms.get(name)!.push(performance.now() - at);
          if (status !== 200) {
            failures.push(`${name} ${status}`);
          }
        }
        await pause(Math.max(0, turn + EVERY_MS - performance.now()));
      }
      line.close();
      stream.close();
    }),
  );
  if (failures.length > 0) {
    throw new Error(`${failures.length} requests failed: ${[...new Set(failures)].join(', ')}`);
  }
  const base = quantile(ms.get('nothing')!, 0.95);
  return [...ms]
    .filter(([name]) => name !== 'nothing')
    .map(([name, times]) => ({
      name: `${name}, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      baseline: { name: '/healthz p95', value: base },
      ratio: quantile(times, 0.95) / base,
      target: { of: 'value', is: 'at most', bound: LIMIT_MS },
      note: `p50 ${quantile(times, 0.5).toFixed(0)} ms, ${times.length} requests of ${options.consoles} consoles`,
    }));
}

/** What a console asks in one turn: the baseline and the next few. */
function screenOf(
  asked: Readonly<Record<string, (n: number) => string>>,
  turn: number,
  n: number,
): [name: string, path: (n: number) => string][] {
  const [nothing, ...all] = Object.entries(asked);
  const first = (turn + n) * A_SCREEN;
  return [nothing!, ...Array.from({ length: A_SCREEN }, (_, i) => all[(first + i) % all.length]!)];
}

/** What a console asks for, by name; `n` is the console. Its officer sees the cases of his own commune. */
function screens(ready: Ready, caseIds: readonly string[]): Readonly<Record<string, (n: number) => string>> {
  const rounds = Math.floor(caseIds.length / ready.communes);
  const ownCase = (n: number) => caseIds[(n % ready.tokens.length) + ready.communes * ((n * 7) % rounds)]!;
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString();
  return {
    nothing: () => '/healthz',
    'list of cases': () => '/api/v1/cases?limit=50',
    'cases filtered': () => '/api/v1/cases?limit=50&classification=CONFIRMED&outcome=NO_OUTCOME',
    'my day (contacts due)': () => '/api/v1/contacts?limit=50&due=true',
    'contacts of a case': (n) => `/api/v1/cases/${ownCase(n)}/contacts?limit=50`,
    'figures by day': (n) =>
      `/api/v1/figures?metric=cases.confirmed,presence.stays&area=${ready.areaIds[n % ready.areaIds.length]!}&step=day&children=true&from=${day(14)}`,
    'public map': () => '/api/v1/public/map',
    'list of places': () => '/api/v1/places?limit=50',
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
