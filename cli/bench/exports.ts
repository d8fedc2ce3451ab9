import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { say } from '../kit.ts';
import { openLine, requestText } from './http-load.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';

export type ExportOptions = { readonly cases: number; readonly rounds: number };

const LOOK_MS = 100;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MB = 1 << 20;
/** What a stream may hold besides a page, whatever its length. */
const FLAT_MB = 150;
const PAGE_MS = 150;
const ASKED = 60;

/**
 * Exports of a whole province while the server's memory is watched, and the page of a person with five hundred linked
 * records. The baseline of memory is the same server before; that of time is /healthz in the same turns.
 */
export async function benchExports(room: Room, { cases, rounds }: ExportOptions): Promise<Measured[]> {
  const { port, tokens, areaIds } = room.server.ready;
  await room.server.ask({ kind: 'province', cases, contacts: 1, stays: 1 }, 'province');
  const { personId } = await room.server.ask({ kind: 'linked' }, 'linked');
  say('bench export: measuring');
  const send = async (method: string, path: string, accept: string, body?: object) =>
    await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens[0]!}`,
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const measured: Measured[] = [];
  for (const [name, kind, accept] of [
    ['line list as CSV', 'line-list', 'text/csv'],
    ['line list as XLSX', 'line-list', XLSX],
    ['FHIR as NDJSON', 'fhir', 'application/fhir+ndjson'],
  ] as const) {
    const id = randomUUID();
    const asked = await send('POST', '/exports', 'application/json', {
      id,
      kind,
      purpose: 'bench',
      recipient: 'bench',
      areaId: areaIds[0]!,
    });
    if (!asked.ok) {
      throw new Error(await asked.text());
    }
    const before = await room.server.ask({ kind: 'memory' }, 'memory');
    const watch = watchMemory(room.server.pid);
    const started = performance.now();
    const answer = await send('GET', `/exports/${id}/file`, accept);
    let bytes = 0;
    for await (const chunk of answer.body!) {
      bytes += (chunk as Uint8Array).length;
    }
    const seconds = (performance.now() - started) / 1000;
    const growth = ((await watch.stop()) - before.rssBytes) / MB;
    measured.push({
      name: `${name}, ${cases} rows: memory`,
      value: growth,
      unit: 'MB',
      target: { of: 'value', is: 'at most', bound: FLAT_MB },
      note: `${(cases / seconds).toFixed(0)} rows/s, ${(bytes / MB).toFixed(1)} MB sent`,
    });
  }
  measured.push(await personPage(port, tokens[0]!, personId, rounds));
  return measured;
}

/** The requests of a person's page, together as the page sends them. */
async function personPage(port: number, token: string, personId: string, rounds: number): Promise<Measured> {
  const paths = [
    `/people/${personId}`,
    `/presence?person=${personId}&limit=50`,
    `/cases?person=${personId}&limit=200`,
    `/orders?person=${personId}&limit=50`,
  ];
  const lines = await Promise.all(paths.map(async () => await openLine(port)));
  const ms: number[] = [];
  const base: number[] = [];
  for (let turn = 0; turn < rounds * ASKED; turn += 1) {
    const at = performance.now();
    await lines[0]!.ask(requestText('GET', '/healthz', token));
    const page = performance.now();
    const statuses = await Promise.all(
      paths.map((path, i) => lines[i]!.ask(requestText('GET', `/api/v1${path}`, token))),
    );
    base.push(page - at);
    ms.push(performance.now() - page);
    if (statuses.some((status) => status !== 200)) {
      throw new Error(`person page: ${statuses.join(' ')}`);
    }
  }
  lines.forEach((line) => line.close());
  return {
    name: 'page of a person, 500 records, p95',
    value: quantile(ms, 0.95),
    unit: 'ms',
    baseline: { name: '/healthz p95', value: quantile(base, 0.95) },
    ratio: quantile(ms, 0.95) / quantile(base, 0.95),
    target: { of: 'value', is: 'at most', bound: PAGE_MS },
    note: `p50 ${quantile(ms, 0.5).toFixed(0)} ms`,
  };
}

/** The most resident memory that a process had while it was watched. */
function watchMemory(pid: number): { readonly stop: () => Promise<number> } {
  let most = 0;
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    most = Math.max(most, Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0) * 1024);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      return most;
    },
  };
}
