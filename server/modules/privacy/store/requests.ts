import { type RawBuilder, sql } from 'kysely';
import type {
  identityProofs,
  privacyChannels,
  privacyRequestStates,
} from '../../../../contract/privacy-records.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { PrivacyClock, Wish } from '../rules/terms.ts';

/** A request as stored. */
export type RequestRow = {
  id: string;
  dataset: string;
  person_no: number;
  area_no: number | null;
  wish: Wish;
  channel: (typeof privacyChannels)[number];
  proof: (typeof identityProofs)[number];
  state: (typeof privacyRequestStates)[number];
  words: Buffer | null;
  received_at: Date;
  received_by: string;
  due_at: Date;
  /** Of the first answer: until when it is due, when, by whom and what was said; null due: the rule knows none. */
  first_answer_due_at: Date | null;
  first_answered_at: Date | null;
  first_answered_by: string | null;
  first_answer: Buffer | null;
  /** The deadline that runs, and from when on it is due soon. */
  waits_until: Date;
  warn_at: Date;
  /** Of an extended one: what the deadline was, and what the asker is told. */
  first_due_at: Date | null;
  extended_at: Date | null;
  extended_by: string | null;
  extension_reason: Buffer | null;
  rule: string;
  answer: Buffer | null;
  decided_at: Date | null;
  decided_by: string | null;
};
type Tables = { privacy_request: RequestRow };

export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('privacy_request').values(row).execute();
}

/** One request; `lock` holds it until the transaction ends. */
export async function findRequest(
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<RequestRow | undefined> {
  const query = db
    .withTables<Tables>()
    .selectFrom('privacy_request')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset);
  return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function changeRequest(
  scope: Scope,
  tx: Tx,
  id: string,
  change: Partial<Omit<RequestRow, 'id' | 'dataset' | 'person_no' | 'wish' | 'channel'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('privacy_request')
    .set(change)
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .execute();
}

/** Requests of one person, the newest first. */
export async function requestsOf(scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<RequestRow[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('privacy_request')
    .selectAll()
    .where('dataset', '=', scope.dataset)
    .where('person_no', 'in', [...nos])
    .orderBy('received_at', 'desc')
    .limit(100)
    .execute();
}

export type RequestFilter = {
  /** Units whose requests are shown; null: all, also those of people of unknown area. */
  readonly areaNos: readonly number[] | null;
  readonly id: string | null;
  readonly state: string | null;
  readonly wish: string | null;
  readonly clock: PrivacyClock | null;
  /** Only those that a unit above was told of, as a query: item_id. */
  readonly told: RawBuilder<unknown> | null;
  readonly now: Date;
};

/** The same as `clockOf`, for the database. */
function standsAt(clock: PrivacyClock, now: Date): RawBuilder<unknown> {
  const soon = sql`warn_at <= ${now}`;
  const missed = sql`(coalesce(decided_at, due_at) > due_at
    or coalesce(coalesce(first_answered_at, decided_at, due_at) > first_answer_due_at, false))`;
  return {
    running: sql`state = 'open' and not ${soon}`,
    soon: sql`state = 'open' and ${soon} and waits_until >= ${now}`,
    overdue: sql`state = 'open' and waits_until < ${now}`,
    kept: sql`state <> 'open' and not ${missed}`,
    late: sql`state <> 'open' and ${missed}`,
  }[clock];
}

/** Open ones first, by the deadline that runs. */
export async function listRequests(
  scope: Scope,
  db: Db,
  { areaNos, id, state, wish, clock, told, now }: RequestFilter,
  page: { readonly after: readonly [rank: string, due: string, id: string] | null; readonly limit: number },
): Promise<(RequestRow & { rank: number })[]> {
  const rank = sql`(case when state = 'open' then 0 else 1 end)`;
  const { after } = page;
  const found = await sql<RequestRow & { rank: number }>`select *, ${rank} as rank from privacy_request
    where dataset = ${scope.dataset}
      and (${areaNos === null}::boolean or area_no = any(${[...(areaNos ?? [])]}::int[]))
      and (${id}::uuid is null or id = ${id}::uuid)
      and (${state}::text is null or state = ${state})
      and (${wish}::text is null or wish = ${wish})
      and ${clock === null ? sql`true` : sql`(${standsAt(clock, now)})`}
      and ${told === null ? sql`true` : sql`id in (select item_id from (${told}) t)`}
      and (${after === null}::boolean or (${rank}, waits_until, id)
        > (${after?.[0] ?? '0'}::int, ${after?.[1] ?? null}::timestamptz, ${after?.[2] ?? null}::uuid))
    order by ${rank}, waits_until, id limit ${page.limit}`.execute(db);
  return found.rows;
}

/** Requests that are due soon or overdue, as pieces of work: kind, id, case_id, person_no, area_no, since. */
export function dueRequests(scope: Scope, now: number): RawBuilder<unknown> {
  return sql`select 'request'::text as kind, id, null::uuid as case_id, person_no, area_no, waits_until as since
    from privacy_request where dataset = ${scope.dataset} and state = 'open' and warn_at <= ${new Date(now)}`;
}
