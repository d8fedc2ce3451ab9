import { setTimeout as pause } from 'node:timers/promises';

/** A wall that follows the event stream as the console's does (web/console/wall/useWall.ts). */
export type WallClient = {
  /** Waits until its tile shows so many. @returns when it did, Unix ms with fractions. */
  readonly sees: (atLeast: number) => Promise<number>;
  readonly close: () => void;
};

/** The wall reads so long after an event, for what comes with it. */
const SETTLE_MS = 150;
const LIMIT_MS = 30_000;

type Wall = { readonly tiles: readonly { readonly id: string; readonly value: number | null }[] };

/** Opens the stream with a session, reads the scene once, and again after every pulse. */
export async function followOnWall(
  port: number,
  token: string,
  wanted: { readonly scene: string; readonly tile: string },
): Promise<WallClient> {
  const api = `http://127.0.0.1:${port}/api/v1`;
  const headers = { authorization: `Bearer ${token}` };
  const stop = new AbortController();
  let shown = 0;
  let shownAt = 0;
  let failure: string | null = null;

  async function refresh(): Promise<void> {
    const reply = await fetch(`${api}/command/wall?scene=${wanted.scene}`, { headers, signal: stop.signal });
    if (reply.status !== 200) {
      failure = `the wall was answered ${reply.status}`;
      return;
    }
    const { tiles } = (await reply.json()) as Wall;
    const value = tiles.find(({ id }) => id === wanted.tile)?.value ?? 0;
    if (value > shown) {
      shown = value;
      shownAt = performance.timeOrigin + performance.now();
    }
  }

  async function follow(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      if (text.includes('event: ')) {
        timer ??= setTimeout(() => {
          timer = undefined;
          refresh().catch(note);
        }, SETTLE_MS);
      }
    }
  }

  function note(error: unknown): void {
    failure ??= stop.signal.aborted ? null : (error as Error).message;
  }
  const stream = await fetch(`${api}/stream?topics=figures,map`, { headers, signal: stop.signal });
  follow(stream.body!).catch(note);
  await refresh();
  return {
    sees: async (atLeast) => {
      const end = performance.now() + LIMIT_MS;
      while (shown < atLeast) {
        if (failure !== null || performance.now() > end) {
          throw new Error(failure ?? `the wall shows ${shown} and not ${atLeast}`);
        }
        await pause(5);
      }
      return shownAt;
    },
    close: () => stop.abort(),
  };
}
