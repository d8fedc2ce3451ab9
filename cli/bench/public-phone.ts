import { setTimeout as pause } from 'node:timers/promises';

/** A phone that follows the live map as the citizens' app does (web/citizen/map/live.ts). */
export type Phone = {
  /** Waits until its map shows so many cases in the commune. @returns when it did, Unix ms with fractions. */
  readonly sees: (code: string, atLeast: number) => Promise<number>;
  readonly close: () => void;
};

/** Phones ask again after a moment of their own, so that thousands don't come at once. */
const SPREAD_MS = 400;
const LIMIT_MS = 30_000;

type MapAnswer = { readonly areas: readonly { readonly code: string; readonly cases: number | null }[] };

/** Opens the stream; the map is asked for again at every event that is more than check-ins. */
export async function followOnPhone(port: number): Promise<Phone> {
  const api = `http://127.0.0.1:${port}/api/v1`;
  const stop = new AbortController();
  const stream = await fetch(`${api}/stream?topics=map`, { signal: stop.signal });
  let shown = new Map<string, number>();
  let shownAt = 0;

  async function refresh(): Promise<void> {
    await pause(Math.random() * SPREAD_MS);
    const map = (await (await fetch(`${api}/public/map`)).json()) as MapAnswer;
    shown = new Map(map.areas.map(({ code, cases }) => [code, cases ?? 0]));
    shownAt = performance.timeOrigin + performance.now();
  }

  async function follow(): Promise<void> {
    let text = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop()!;
      const data = parts.flatMap((part) => /^data: (.*)$/m.exec(part)?.[1] ?? []);
      const changes = data.map((one) => JSON.parse(one) as { metrics: string[] });
      if (changes.some(({ metrics }) => metrics.length === 0 || metrics.join() !== 'presence.stays')) {
        await refresh();
      }
    }
  }
  follow().catch(() => undefined);
  return {
    sees: async (code, atLeast) => {
      const end = performance.now() + LIMIT_MS;
      while ((shown.get(code) ?? 0) < atLeast) {
        if (performance.now() > end) {
          throw new Error('the phone never saw the event');
        }
        await pause(5);
      }
      return shownAt;
    },
    close: () => stop.abort(),
  };
}
