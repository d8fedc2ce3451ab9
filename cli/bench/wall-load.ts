import { cpuBetween, markCpu } from './cpu-time.ts';
import { type LoadResult, runLoad } from './http-load.ts';
import type { Ready } from './messages.ts';
import { quantile } from './numbers.ts';
import { scanMaker } from './scans.ts';

/**
 * Check-ins at a steady rate, as a process of their own: in the process of the wall they would delay what it measures,
 * and their cost would be taken for the server's. Started by wall.ts, which talks to it over IPC.
 */
export type WallLoad = {
  readonly ready: Ready;
  readonly people: number;
  readonly perSecond: number;
  readonly seconds: number;
};
export type WallLoaded =
  | {
      readonly kind: 'loaded';
      readonly perSecond: number;
      readonly byStatus: LoadResult['byStatus'];
      /** From request to answer, ms. */
      readonly p95Ms: number;
      /** On processors; null where the system does not tell. */
      readonly ranMs: number | null;
    }
  | { readonly kind: 'failed'; readonly why: string };

const LANES = 40;

process.on('message', (wanted: WallLoad) => {
  send(wanted).then(say, (error: Error) => say({ kind: 'failed', why: error.message }));
});
process.on('disconnect', () => process.exit(0));

function say(answer: WallLoaded): void {
  process.send!(answer);
}

async function send({ ready, people, perSecond, seconds }: WallLoad): Promise<WallLoaded> {
  const next = scanMaker(ready, people).single('/api/v1/presence');
  const sent = Array.from({ length: LANES }, () => 0);
  const before = markCpu(process.pid);
  const started = performance.now();
  const load = await runLoad({
    port: ready.port,
    connections: LANES,
    next: (lane) => {
      sent[lane]! += 1;
      return next(lane);
    },
    pace: (lane) => (sent[lane]! * LANES * 1000) / perSecond - (performance.now() - started),
    until: { seconds },
  });
  return {
    kind: 'loaded',
    perSecond: load.perSecond,
    byStatus: load.byStatus,
    p95Ms: quantile(load.ms, 0.95),
    ranMs: cpuBetween(before, markCpu(process.pid))?.ranMs ?? null,
  };
}
