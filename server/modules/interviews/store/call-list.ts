import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { toBeSearched } from '../rules/call-rules.ts';
import type { InterviewKind, InterviewView } from '../types.ts';
import type { InterviewRecord } from './interviews.ts';

export type CallFilter = {
  readonly view: InterviewView;
  readonly kind: InterviewKind | null;
  readonly caseId: string | null;
  /** Units whose calls are shown; null: the whole dataset, unknown areas too. By the right that the kind takes. */
  readonly tracedIn: readonly number[] | null;
  readonly followedIn: readonly number[] | null;
  /** A narrower choice of units. */
  readonly areaNos: readonly number[] | null;
  readonly now: number;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
};

const searched = [...toBeSearched];
const conditions: { readonly [view in InterviewView]: (now: string) => RawBuilder<boolean> } = {
  due: (now) => sql`status <> 'DONE' and needed and coalesce(last_result, '') not in (${sql.join(searched)})
    and (call_back_at is null or call_back_at <= ${now}::timestamptz)`,
  'call-back': () => sql`status <> 'DONE' and call_back_at is not null`,
  search: () => sql`status <> 'DONE' and needed and last_result in (${sql.join(searched)})`,
  done: () => sql`status = 'DONE'`,
};

/**
 * The one order of calls, here and in the list of work: since when somebody waits. Who was never reached waits since the call
 * was due, whatever appointment was made: it would else move the longest wait to the end of the list, and begin the time to
 * the superior anew. Who was reached waits for the appointment alone.
 */
const waitsSince = sql`case when first_reached_at is null then due_since else coalesce(call_back_at, due_since) end`;
const sortedBy: {
  readonly [view in InterviewView]: {
    readonly sql: RawBuilder<unknown>;
    readonly of: (row: InterviewRecord) => Date;
  };
} = {
  due: { sql: waitsSince, of: waitingSince },
  'call-back': { sql: sql`coalesce(call_back_at, due_since)`, of: (row) => row.call_back_at! },
  search: { sql: waitsSince, of: waitingSince },
  done: { sql: sql`completed_at`, of: (row) => row.completed_at! },
};

function waitingSince(row: InterviewRecord): Date {
  return row.first_reached_at === null ? row.due_since : (row.call_back_at ?? row.due_since);
}

/** The time that a row of this view stands by in its list. */
export function sortTime(view: InterviewView, row: InterviewRecord): Date {
  return sortedBy[view].of(row);
}

/** Who waits longest first, appointments by their time, finished calls newest first. One row more than the limit. */
export async function listCalls(scope: Scope, db: Db, filter: CallFilter): Promise<InterviewRecord[]> {
  const done = filter.view === 'done';
  const at = sortedBy[filter.view].sql;
  const { after } = filter;
  const beyond = done
    ? sql`(${at}, id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? null}::uuid)`
    : sql`(${at}, id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? null}::uuid)`;
  const found = await sql<InterviewRecord>`select * from interview
    where ${whereOf(scope, filter)} and (${after === null}::boolean or ${beyond})
    order by ${done ? sql`${at} desc, id desc` : sql`${at}, id`} limit ${filter.limit + 1}`.execute(db);
  return found.rows;
}

/** How many a list holds. */
export async function countCalls(scope: Scope, db: Db, filter: CallFilter): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from interview where ${whereOf(scope, filter)}`.execute(db);
  return found.rows[0]!.n;
}

function whereOf(scope: Scope, filter: CallFilter): RawBuilder<boolean> {
  const { tracedIn, followedIn, areaNos, kind, caseId } = filter;
  return sql`dataset = ${scope.dataset} and ${conditions[filter.view](new Date(filter.now).toISOString())}
    and (${kind}::text is null or kind = ${kind}::text)
    and (${caseId}::uuid is null or case_id = ${caseId}::uuid)
    and (${areaNos === null}::boolean or area_nos && ${areaNos ?? []}::int[])
    and case when kind = 'F2'
      then ${followedIn === null}::boolean or area_nos && ${followedIn ?? []}::int[]
      else ${tracedIn === null}::boolean or area_nos && ${tracedIn ?? []}::int[] end`;
}

export type CallToPlan = {
  readonly personNo: number;
  readonly id: string;
  readonly kind: InterviewKind;
  readonly areaNos: readonly number[];
  readonly dueSince: number;
};

/** Adds calls that cases ask for; one that is there is needed again. */
export async function addCalls(
  scope: Scope,
  tx: Tx,
  calls: readonly (CallToPlan & { readonly caseId: string })[],
): Promise<void> {
  await sql`insert into interview (case_id, person_no, id, dataset, kind, area_nos, planned, needed, due_since, status,
      attempts, version, field_versions)
    select c.case_id, c.person_no, c.id, ${scope.dataset}, c.kind, c.areas::int[], true, true, c.due_since,
      'PLANNED', 0, 1, '{}'
    from unnest(${calls.map((c) => c.caseId)}::uuid[], ${calls.map((c) => c.personNo)}::bigint[], ${calls.map((c) => c.id)}::uuid[],
      ${calls.map((c) => c.kind)}::text[], ${calls.map((c) => `{${c.areaNos.join(',')}}`)}::text[],
      ${calls.map((c) => new Date(c.dueSince).toISOString())}::timestamptz[]) as c(case_id, person_no, id, kind, areas, due_since)
    on conflict (case_id, person_no) do update set needed = true, area_nos = excluded.area_nos`.execute(tx);
}

/** Sets the calls that a case asks for: new ones are added, planned ones that nobody asks for any more rest. */
export async function planCalls(
  scope: Scope,
  tx: Tx,
  caseId: string,
  calls: readonly CallToPlan[],
): Promise<void> {
  await addCalls(
    scope,
    tx,
    calls.map((call) => ({ ...call, caseId })),
  );
  await sql`update interview set needed = false where case_id = ${caseId} and dataset = ${scope.dataset} and planned
    and needed and not person_no = any(${calls.map((c) => c.personNo)}::bigint[])`.execute(tx);
}

/**
 * Query of calls to be made now: kind, id, case_id, person_no, area_no (the person's own unit), since. The same rule as
 * the view `due`.
 */
export function dueCalls(scope: Scope, now: number): RawBuilder<unknown> {
  return sql`select 'call' as kind, id, case_id, person_no, area_nos[1] as area_no,
      ${waitsSince} as since
    from interview where dataset = ${scope.dataset} and ${conditions.due(new Date(now).toISOString())}`;
}
