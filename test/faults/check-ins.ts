import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import type { Db } from '../../server/platform/db/database.ts';
import { recountFigures } from '../../server/platform/figures/recount.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';

export type CheckIn = {
  readonly id: string;
  readonly placeCode: string;
  readonly person: { readonly phone: string };
  readonly at: string;
};

/** Check-ins in which everybody is at each place at most once, so that each opens a stay of its own. */
export function makeCheckIns(count: number, codes: readonly string[]): CheckIn[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, i) => ({
    id: uuid7(now),
    placeCode: codes[i % codes.length]!,
    person: { phone: `09${String(Math.floor(i / codes.length)).padStart(8, '0')}` },
    at: new Date(now - (i % 3600) * 1000).toISOString(),
  }));
}

/** What came back: the status, or 0 where the connection broke. */
export type Answer = {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: { readonly code?: string; readonly message?: string; readonly messageEn?: string };
};

/** Sends one check-in as this session. */
export async function send(url: string, token: string, checkIn: CheckIn): Promise<Answer> {
  try {
    const reply = await fetch(`${url}/api/v1/presence`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(checkIn),
    });
    const body = (await reply.json()) as Answer['body'];
    return { status: reply.status, retryAfter: reply.headers.get('retry-after'), body };
  } catch {
    return { status: 0, retryAfter: null, body: {} };
  }
}

/** Runs work on all items, some at once, until `goesOn` says no. */
export async function forAll<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  goesOn: () => boolean = () => true,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < items.length && goesOn()) {
        next += 1;
        await work(items[next - 1]!);
      }
    }),
  );
}

/** What the store holds, read past the program. */
export async function readStore(db: Db): Promise<{ receipts: Set<string>; stays: string[]; totals: number }> {
  const receipts = await sql<{ id: string }>`select id from receipt where kind = 'presence'`.execute(db);
  const stays = await sql<{ id: string }>`select id from presence`.execute(db);
  const totals = await sql<{
    n: number;
  }>`select coalesce(sum(check_ins), 0)::bigint as n from presence_place_total`.execute(db);
  return {
    receipts: new Set(receipts.rows.map(({ id }) => id)),
    stays: stays.rows.map(({ id }) => id),
    totals: totals.rows[0]!.n,
  };
}

/** Counters that differ from a count of the facts. */
export async function countersOff(app: App): Promise<readonly unknown[]> {
  return await recountFigures(
    app.platform.db,
    app.modules.flatMap((module) => module.figures ?? []),
    Date.now(),
  );
}
