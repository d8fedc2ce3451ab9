import { type RawBuilder, sql } from 'kysely';
import type { handoverViews } from '../../../../contract/handover.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import type { HandoverStatus } from '../rules/life-cycle.ts';
import type { HandoverRow, HandoverSubject } from './tables.ts';

export type HandoverView = (typeof handoverViews)[number];
export type HandoverFilter = {
  /** Units whose hand-overs are shown, as sender or receiver; null: the whole dataset. */
  readonly areaNos: readonly number[] | null;
  readonly view: HandoverView;
  readonly status: HandoverStatus | null;
  readonly subject: HandoverSubject | null;
  readonly personNos: readonly number[] | null;
  readonly now: Date;
  /** Since when what came back is shown. */
  readonly returnedSince: Date;
  readonly after: { readonly rank: number; readonly key: number; readonly id: string } | null;
  readonly limit: number;
};
export type ListedHandover = HandoverRow & { rank: number; key: number };

const rank = sql`case when status = 'SENT' then 0 else 1 end`;
// What waits longest comes first; of what is answered the newest.
const key = sql`case when status = 'SENT' then extract(epoch from due_at) else -extract(epoch from sent_at) end::float8`;

function sideOf(areaNos: readonly number[] | null, side: 'from' | 'to'): RawBuilder<boolean> {
  const column = side === 'from' ? sql`from_area_no` : sql`to_area_no`;
  return sql`(${areaNos === null}::boolean or ${column} = any(${areaNos ?? []}::int[]))`;
}

/**
 * What these units sent and did not get rid of, since a moment. Who was sent again since is no longer to be looked after: the
 * newest hand-over tells where they are, unless it was taken back.
 */
function cameBack(areaNos: readonly number[] | null, since: Date): RawBuilder<boolean> {
  return sql`(status in ('REFUSED', 'RETURNED') and ${sideOf(areaNos, 'from')}
    and coalesce(returned_at, answered_at) >= ${since}
    and not exists (select 1 from handover later where later.person_no = handover.person_no
      and later.dataset = handover.dataset and later.id <> handover.id
      and ((later.status in ('SENT', 'ACCEPTED') and later.sent_at >= handover.sent_at)
        or (later.status in ('REFUSED', 'RETURNED') and later.sent_at > handover.sent_at))))`;
}

function matches(scope: Scope, filter: HandoverFilter): RawBuilder<unknown> {
  const { areaNos, view, personNos, now } = filter;
  const views = {
    all: sql`true`,
    in: sql`status = 'SENT' and to_area_no is not null and ${sideOf(areaNos, 'to')}`,
    out: sql`status = 'SENT' and ${sideOf(areaNos, 'from')}`,
    late: sql`status = 'SENT' and due_at < ${now}`,
    back: cameBack(areaNos, filter.returnedSince),
    closed: sql`status <> 'SENT'`,
  };
  return sql`dataset = ${scope.dataset} and (${sideOf(areaNos, 'from')} or ${sideOf(areaNos, 'to')})
    and ${views[view]}
    and (${filter.status}::text is null or status = ${filter.status}::text)
    and (${filter.subject}::text is null or subject = ${filter.subject}::text)
    and (${personNos === null}::boolean or person_no = any(${personNos ?? []}::bigint[]))`;
}

/** Hand-overs of these units, one more than the limit. */
export async function listHandovers(scope: Scope, db: Db, filter: HandoverFilter): Promise<ListedHandover[]> {
  const { after } = filter;
  const found = await sql<ListedHandover>`select *, ${rank} as rank, ${key} as key from handover
    where ${matches(scope, filter)} and (${after === null}::boolean
      or (${rank}, ${key}, id) > (${after?.rank ?? 0}::int, ${after?.key ?? 0}::float8, ${after?.id ?? null}::uuid))
    order by ${rank}, ${key}, id limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

export type HandoverAttention = {
  incoming: number;
  incomingLate: number;
  outgoing: number;
  outgoingLate: number;
  returned: number;
  medianHours: number | null;
  answered: number;
};

/** What waits in these units (null: the whole dataset), what came back, and how long answers took. */
export async function countAttention(
  scope: Scope,
  db: Db,
  areaNos: readonly number[] | null,
  times: { readonly now: Date; readonly returnedSince: Date; readonly answeredSince: Date },
): Promise<HandoverAttention> {
  const incoming = sql`status = 'SENT' and to_area_no is not null and ${sideOf(areaNos, 'to')}`;
  const outgoing = sql`status = 'SENT' and ${sideOf(areaNos, 'from')}`;
  const back = cameBack(areaNos, times.returnedSince);
  const answered = sql`status in ('ACCEPTED', 'REFUSED', 'RETURNED') and answered_at >= ${times.answeredSince}`;
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<HandoverAttention>`select
        (count(*) filter (where ${incoming}))::int as incoming,
        (count(*) filter (where ${incoming} and due_at < ${times.now}))::int as "incomingLate",
        (count(*) filter (where ${outgoing}))::int as outgoing,
        (count(*) filter (where ${outgoing} and due_at < ${times.now}))::int as "outgoingLate",
        (count(*) filter (where ${back}))::int as returned,
        (count(*) filter (where ${answered}))::int as answered,
        percentile_cont(0.5) within group (order by case when ${answered}
          then extract(epoch from answered_at - sent_at) / 3600 end)::float8 as "medianHours"
      from handover where dataset = ${scope.dataset} and (${sideOf(areaNos, 'from')} or ${sideOf(areaNos, 'to')})`.execute(
      tx,
    );
    return found.rows[0]!;
  });
}
