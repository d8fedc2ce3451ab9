import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { say } from '../kit.ts';
import { type Measured, median } from './numbers.ts';
import type { Room } from './room.ts';
import { copyAgain, standsAt } from './written-rows.ts';

/** Orders of one decision: what the plan of the program speaks of. */
const ORDERS = 1_000;
const MOST_SECONDS = 10;
/** Papers handed over side by side. */
const SERVING = 8;
const DAY_MS = 86_400_000;
/** Tables that orders write, parents first; counters are few rows and are left out, and counted. */
const TABLES = [
  'order_file',
  'order_wording',
  'order_change',
  'order_change_decision',
  'legal_instrument',
  'order_service',
  'receipt',
  'outbox',
  'audit',
] as const;

type Round = {
  readonly issue: number;
  readonly extend: number;
  readonly serve: number;
  readonly copy: number;
};
type Post = <T>(path: string, body: object) => Promise<T>;

/** People that so many rounds give orders to. */
export function peopleOfOrders(rounds: number): number {
  return ORDERS * rounds;
}

/**
 * A thousand people of a district are put under quarantine at home by one act, signed and numbered; all are extended by decisions;
 * each paper is noted as served, by a request of its own: over HTTP. Beside each round all rows that it left are copied, ready made, by COPY
 * into tables like theirs and as full, in one durable transaction.
 */
export async function benchOrders(room: Room, rounds: number): Promise<Measured[]> {
  say('bench orders: measuring');
  const client = new pg.Client({ connectionString: room.postgres.url });
  await client.connect();
  const seen: Round[] = [];
  let written = { rows: 0, others: 0 };
  try {
    const post = poster(room);
    const office = await openOffice(post, room.server.ready.areaIds[0]!);
    for (let round = 0; round < rounds; round += 1) {
      const people = await client.query<{ id: string }>(
        `select id from person order by person_no offset ${round * ORDERS} limit ${ORDERS}`,
      );
      const before = await standsAt(client);
      const took = await actOn(
        post,
        office,
        people.rows.map(({ id }) => id),
      );
      const copied = await copyAgain(client, before, room.postgres.pid, TABLES);
      written = copied;
      seen.push({ ...took, copy: copied.seconds });
      say(`bench orders: round ${round + 1} of ${rounds}: ${total(took).toFixed(1)} s`);
    }
  } finally {
    await client.end();
  }
  const middle = (part: keyof Round) => median(seen.map((one) => one[part]));
  const each = (name: string, part: keyof Round): Measured => ({
    name,
    value: middle(part),
    unit: 's',
    target: { of: 'value', is: 'at most', bound: MOST_SECONDS },
  });
  return [
    each(`${ORDERS} orders issued by one act`, 'issue'),
    each(`${ORDERS} orders extended by decisions`, 'extend'),
    each(`${ORDERS} orders served, ${SERVING} at once`, 'serve'),
    {
      name: 'orders issued, extended, served',
      value: ORDERS / median(seen.map(total)),
      unit: 'orders/s',
      baseline: { name: `COPY of the ${written.rows} rows they left`, value: ORDERS / middle('copy') },
      ratio: median(seen.map((one) => one.copy / total(one))),
      note: `${written.others} rows of tables that COPY leaves out`,
    },
  ];
}

function total({ issue, extend, serve }: Omit<Round, 'copy'>): number {
  return issue + extend + serve;
}

function poster(room: Room): Post {
  const { port, tokens } = room.server.ready;
  return async (path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[0]!}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()) as never;
  };
}

type Office = { readonly officeId: string; readonly signerId: string };

/** An office that numbers its decisions, and who signs them. */
async function openOffice(post: Post, areaId: string): Promise<Office> {
  const office = await post<{ id: string }>('/organisations', {
    name: 'UBND tỉnh',
    kind: 'peoples-committee',
    areaId,
    numberSuffix: 'QĐ-UBND',
  });
  const signerId = randomUUID();
  await post('/signing-authorities', {
    id: signerId,
    officeId: office.id,
    name: 'Hoàng Văn Chủ',
    form: 'head',
    title: 'Chủ tịch',
    kinds: ['quarantine-home'],
    validFrom: '2026-01-01',
  });
  return { officeId: office.id, signerId };
}

async function actOn(post: Post, { officeId, signerId }: Office, personIds: string[]) {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  const legalBasis = 'Luật Phòng bệnh 114/2025/QH15; Nghị định 101/2010/NĐ-CP';
  const at = [performance.now()];
  const { orders } = await post<{ orders: { id: string }[] }>('/orders', {
    personIds,
    kind: 'quarantine-home',
    legalBasis,
    issuerOfficeId: officeId,
    signerId,
    from: iso(now),
    until: iso(now + 14 * DAY_MS),
    reason: 'Tiếp xúc gần với ca bệnh',
  });
  at.push(performance.now());
  const { outcomes } = await post<{ outcomes: { status: number }[] }>('/orders/extensions', {
    items: orders.map(({ id }) => ({ id, until: iso(now + 16 * DAY_MS) })),
    reason: 'Thêm một lần xét nghiệm',
    decision: { officeId, signerId, legalBasis },
  });
  at.push(performance.now());
  const waiting = [...orders];
  const serve = async () => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const service = { id: randomUUID(), at: iso(Date.now()), manner: 'signed', signedBy: 'Người nhận' };
      await post(`/orders/${one.id}/services`, service);
    }
  };
  await Promise.all(Array.from({ length: SERVING }, serve));
  at.push(performance.now());
  const done = outcomes.filter(({ status }) => status === 200).length;
  if (orders.length !== personIds.length || done !== orders.length) {
    throw new Error(`of ${personIds.length} people ${orders.length} have an order, ${done} were extended`);
  }
  const [issue, extend, served] = at.slice(1).map((end, i) => (end - at[i]!) / 1000);
  return { issue: issue!, extend: extend!, serve: served! };
}
