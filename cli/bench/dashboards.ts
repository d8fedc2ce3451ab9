import { get } from 'node:http';

/** How the console follows: what is read after an event, how soon, and how often at most. */
export type Dashboard = {
  readonly name: string;
  readonly topic: 'gate' | 'figures';
  readonly path: string;
  /** Crossings that an answer shows. */
  readonly crossings: (answer: never) => number;
  /** Milliseconds from an event to the reading, as `web/console/kit/useLive.ts` and `web/console/wall/useWall.ts` wait. */
  readonly soonMs: number;
  /** Milliseconds between two readings at least. */
  readonly everyMs: number;
};

/** A dashboard that somebody looks at while crossings come in. */
export type Watched = {
  /** Milliseconds from each accepted crossing until the dashboard showed it, in the order of their acceptance. */
  readonly followed: (accepted: readonly number[]) => number[];
  readonly stop: () => void;
};

/**
 * Opens the event stream and reads the dashboard as a browser would: after an event, never more often than it does.
 * @param token of an officer who sees all posts.
 */
export async function watchDashboard(port: number, token: string, shown: Dashboard): Promise<Watched> {
  const headers = { authorization: `Bearer ${token}` };
  const read = async (): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${shown.path}`, { headers });
    if (answer.status !== 200) {
      throw new Error(`${shown.path} was answered ${answer.status}`);
    }
    return shown.crossings((await answer.json()) as never);
  };
  const before = await read();
  const readings: { readonly at: number; readonly total: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let failed: Error | null = null;
  const look = async () => {
    readAt = performance.now();
    timer = undefined;
    const total = await read();
    readings.push({ at: performance.now(), total: total - before });
  };
  const request = get({ port, host: '127.0.0.1', path: `/api/v1/stream?topics=${shown.topic}`, headers });
  await new Promise<void>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', () => undefined);
      response.on('data', (chunk: Buffer) => {
        if (chunk.includes(`event: ${shown.topic}\n`)) {
          const wait = Math.max(shown.soonMs, readAt + shown.everyMs - performance.now());
          timer ??= setTimeout(() => void look().catch((error: Error) => (failed = error)), wait);
        }
      });
      resolve();
    });
  });
  return {
    followed: (accepted) => {
      if (failed !== null) {
        throw failed;
      }
      return accepted
        .toSorted((a, b) => a - b)
        .map((at, i) => {
          const first = readings.find(({ total }) => total > i);
          return first === undefined ? Number.POSITIVE_INFINITY : Math.max(0, first.at - at);
        });
    },
    stop: () => {
      clearTimeout(timer);
      request.on('error', () => undefined);
      request.destroy();
    },
  };
}
