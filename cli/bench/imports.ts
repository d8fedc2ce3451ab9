import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { csvLine } from '../../lib/sheets/index.ts';
import { say } from '../kit.ts';
import { cpuSeconds } from './cpu.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { madeUpPerson, seeded } from './registry.ts';
import type { Room } from './room.ts';
import { copyAgain, standsAt } from './written-rows.ts';

export type ImportOptions = { readonly people: number; readonly sheet: number; readonly rounds: number };

const TITLES = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'CCCD',
  'Điện thoại',
  'Địa chỉ',
  'Ngày báo cáo',
];
const COMMUNES = ['phường Kỳ Lừa', 'phường Lương Văn Tri', 'xã Đồng Đăng', 'xã Hữu Lũng', 'xã Lộc Bình'];
/** How closely the end of background work is watched, by the database: the screen's own asking is no part of the import. */
const WATCH_MS = 20;
const LOOKS = 400;
/** What the ask is told of: 10,000 rows, whatever the size measured. */
const TOLD = 10_000;

/**
 * A clerk's list of cases from the file to the counters: handed in, checked with preview, taken in, over HTTP. Beside each
 * round all rows that it left (people, keys, cases, kept cells, journal) are copied, ready made, by COPY into tables like
 * theirs and as full, with the same indexes, checks and foreign keys, in one durable transaction.
 */
export async function benchImports(room: Room, options: ImportOptions): Promise<Measured[]> {
  const { people, sheet, rounds } = options;
  const duplicates = await benchDuplicates(room, people);
  say('bench import: measuring');
  const client = new pg.Client({ connectionString: room.postgres.url });
  await client.connect();
  const seen: (Took & { readonly copy: number; readonly copyCpu: number })[] = [];
  let written = { rows: 0, others: 0 };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const before = await standsAt(client);
      const took = await importSheet(room, client, sheetOf(sheet, round + 1), sheet);
      const copied = await copyAgain(client, before, room.postgres.pid);
      written = copied;
      seen.push({ ...took, copy: copied.seconds, copyCpu: copied.cpu });
      say(
        `bench import: round ${round + 1} of ${rounds}: ${(copied.seconds / total(seen.at(-1)!)).toFixed(2)} of COPY`,
      );
    }
  } finally {
    await client.end();
  }
  const middle = (part: keyof (typeof seen)[number]) =>
    `${median(seen.map((one) => one[part])).toFixed(2)} s`;
  const parts = [
    ...(['handIn', 'check', 'take'] as const).map((part) => `${part} ${middle(part)}`),
    `CPU: server ${middle('serverCpu')}, PostgreSQL ${middle('postgresCpu')}, COPY ${middle('copyCpu')}`,
    `${written.others} rows of tables that COPY leaves out`,
  ];
  return [
    {
      name: 'clerk’s list, file to counters',
      value: sheet / median(seen.map(total)),
      unit: 'rows/s',
      baseline: {
        name: `COPY of the ${written.rows} rows it left`,
        value: sheet / median(seen.map(({ copy }) => copy)),
      },
      ratio: median(seen.map((one) => one.copy / total(one))),
      target: { of: 'ratio', is: 'at least', bound: 0.4 },
      note: parts.join(', '),
    },
    {
      name: '10,000 rows with preview',
      value: (median(seen.map(total)) * TOLD) / sheet,
      unit: 's',
      target: { of: 'value', is: 'at most', bound: 30 },
      note: `${sheet} rows measured`,
    },
    duplicates,
  ];
}

/** Looking for who may be the same person, one person at a time, among so many. */
export async function benchDuplicates(room: Room, people: number): Promise<Measured> {
  await room.server.ask({ kind: 'registry', people }, 'registry');
  say('bench import: looking for duplicates');
  const looked = await room.server.ask({ kind: 'duplicates', count: LOOKS }, 'duplicates');
  return {
    name: `duplicates among ${people} people, p95`,
    value: quantile(looked.ms, 0.95),
    unit: 'ms',
    baseline: { name: 'citizen number alone, p95', value: quantile(looked.exactMs, 0.95) },
    ratio: quantile(looked.ms, 0.5) / quantile(looked.exactMs, 0.5),
    target: { of: 'value', is: 'at most', bound: 5 },
    note: `p50 ${quantile(looked.ms, 0.5).toFixed(2)} ms, found ${looked.found} of ${looked.ms.length}`,
  };
}

/** A list as CSV; every tenth row is of somebody in the registry. */
function sheetOf(rows: number, round: number): Buffer {
  const known = seeded(11);
  const fresh = seeded(1_000 + round);
  const lines = Array.from({ length: rows }, (_, i) => {
    const person = madeUpPerson(i % 10 === 0 ? known : fresh);
    const [year, month, day] = person.birthDate!.split('-');
    return csvLine([
      i + 1,
      person.fullName!.toUpperCase(),
      `${day}/${month}/${year}`,
      person.sex === 'male' ? 'Nam' : 'Nữ',
      person.identifiers[0]?.value ?? '',
      person.phones[0] ?? '',
      `Thôn ${1 + (i % 40)}, ${COMMUNES[i % COMMUNES.length]!}`,
      `${String(1 + (i % 28)).padStart(2, '0')}/10/2026`,
    ]);
  });
  return Buffer.from(csvLine(TITLES) + lines.join(''));
}

type Took = {
  readonly handIn: number;
  readonly check: number;
  readonly take: number;
  /** CPU seconds of the program and of PostgreSQL from the file to the counters. */
  readonly serverCpu: number;
  readonly postgresCpu: number;
};

function total({ handIn, check, take }: Took): number {
  return handIn + check + take;
}

async function importSheet(room: Room, client: pg.Client, content: Buffer, rows: number): Promise<Took> {
  const { port, tokens, areaIds } = room.server.ready;
  const call = async (method: string, path: string, body?: unknown): Promise<ImportState> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/imports${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens[0]!}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()) as ImportState;
  };
  const settled = async (id: string): Promise<ImportState> => {
    for (;;) {
      const found = await client.query<{ state: string }>('select state from sheet_import where id = $1', [
        id,
      ]);
      if (!['checking', 'importing'].includes(found.rows[0]!.state)) {
        return await call('GET', `/${id}`);
      }
      await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    }
  };
  const id = randomUUID();
  const cpu = async () => [await cpuSeconds(room.server.pid), await cpuSeconds(room.postgres.pid)] as const;
  const cpuBefore = await cpu();
  const at = performance.now();
  const sheet = { id, fileName: 'ds.csv', sender: 'bench', areaId: areaIds[0]!, kind: 'case' };
  const { plan } = await call('POST', '', { ...sheet, content: content.toString('base64') });
  const handedIn = performance.now();
  await call('POST', `/${id}/plan`, { ...plan, disease: 'covid-19' });
  await settled(id);
  const checked = performance.now();
  await call('POST', `/${id}/commit`);
  const { counts } = await settled(id);
  const taken = performance.now();
  if (counts.imported + counts.duplicate !== rows) {
    throw new Error(`of ${rows} rows: ${JSON.stringify(counts)}`);
  }
  const seconds = (from: number, to: number) => (to - from) / 1000;
  const [serverCpu, postgresCpu] = (await cpu()).map((now, i) => (now ?? 0) - (cpuBefore[i] ?? 0));
  return {
    handIn: seconds(at, handedIn),
    check: seconds(handedIn, checked),
    take: seconds(checked, taken),
    serverCpu: serverCpu!,
    postgresCpu: postgresCpu!,
  };
}

type ImportState = {
  readonly state: string;
  readonly plan: object;
  readonly counts: { readonly imported: number; readonly duplicate: number };
};
