import { runLoad } from './http-load.ts';
import { type Measured, median, quantile } from './numbers.ts';
import type { Room } from './room.ts';
import { scanMaker } from './scans.ts';

export type BatchOptions = {
  readonly people: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Rows sent for the memory figure. */
  readonly rows: number;
};

const SIZE = 200;
const CONNECTIONS = 8;
const COPIED = 50_000;
/** Memory is looked at after this share of the rows: caches are full by then. */
const WARM_SHARE = 0.2;

/** Check-ins in batches of 200, against COPY of whole stays into the same tables; and memory over many rows. */
export async function benchBatch(room: Room, options: BatchOptions): Promise<Measured[]> {
  const { server } = room;
  const scans = scanMaker(server.ready, options.people);
  const send = async (until: { seconds: number } | { answers: number }) => {
    const { port } = server.ready;
    const result = await runLoad({ port, connections: CONNECTIONS, next: scans.batch(SIZE), until });
    if (Object.keys(result.byStatus).join() !== '200') {
      throw new Error(`batches were answered ${JSON.stringify(result.byStatus)}`);
    }
    return result;
  };
  const copy = async () => (await server.ask({ kind: 'copy', rows: COPIED }, 'copy')).perSecond;
  await send({ seconds: 2 });
  const rounds: { rows: number; copied: number; p95: number }[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const sent = await send({ seconds: options.seconds });
    rounds.push({ rows: sent.perSecond * SIZE, copied: await copy(), p95: quantile(sent.ms, 0.95) });
  }
  const rows = median(rounds.map((round) => round.rows));
  const measured: Measured[] = [
    {
      name: 'presence, batches of 200',
      value: rows,
      unit: 'rows/s',
      baseline: { name: `COPY of ${COPIED} whole stays`, value: median(rounds.map((round) => round.copied)) },
      ratio: median(rounds.map((round) => round.rows / round.copied)),
      target: { of: 'value', is: 'at least', bound: 12_000 },
      note: `p95 ${median(rounds.map((round) => round.p95)).toFixed(0)} ms a batch, ${CONNECTIONS} connections`,
    },
  ];
  if (options.rows > 0) {
    const warm = Math.ceil((options.rows * WARM_SHARE) / SIZE);
    await send({ answers: warm });
    const before = await server.ask({ kind: 'memory' }, 'memory');
    await send({ answers: Math.ceil(options.rows / SIZE) - warm });
    const after = await server.ask({ kind: 'memory' }, 'memory');
    const megabytes = (bytes: number) => bytes / 2 ** 20;
    measured.push({
      name: `memory after ${options.rows} rows`,
      value: megabytes(after.rssBytes),
      unit: 'MB',
      baseline: { name: `after the first ${warm * SIZE} rows`, value: megabytes(before.rssBytes) },
      ratio: after.rssBytes / before.rssBytes,
      target: { of: 'ratio', is: 'at most', bound: 1.15 },
      note: `JavaScript heap ${megabytes(before.heapBytes).toFixed(0)} -> ${megabytes(after.heapBytes).toFixed(0)} MB`,
    });
  }
  const recount = await server.ask({ kind: 'recount' }, 'recount');
  measured.push({
    name: 'counters that differ from a recount',
    value: recount.differences,
    unit: '',
    target: { of: 'value', is: 'at most', bound: 0 },
    note: `${recount.stays} stays`,
  });
  return measured;
}
