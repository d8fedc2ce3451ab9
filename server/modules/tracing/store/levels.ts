import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { LinkRow } from './tables.ts';

/** A contact of a case with what was decided on it: what a change of levels is judged by. */
export type ContactState = {
  readonly caseId: string;
  readonly personNo: number;
  readonly level: number;
  readonly isCase: boolean;
  readonly decision: LinkRow['decision'] | null;
  readonly orderId: string | null;
  /** Latest end of an exposure, Unix ms. */
  readonly lastAt: number;
};

type StateRow = {
  case_id: string;
  person_no: number;
  level: number;
  is_case: boolean;
  decision: LinkRow['decision'] | null;
  order_id: string | null;
  last_at: Date;
};

const columns = sql`c.case_id, c.person_no, c.level, c.is_case, l.decision, l.order_id, c.last_at
    from contact c left join contact_link l on l.case_id = c.case_id and l.id = c.link_id`;

/** Levels of a case's contacts as they stand, by person. */
export async function levelsOf(scope: Scope, tx: Tx, caseId: string): Promise<Map<number, number>> {
  const found = await sql<{ person_no: number; level: number }>`select person_no, level from contact
    where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(tx);
  return new Map(found.rows.map((row) => [row.person_no, row.level]));
}

/** Where these people are contacts, in any case. Give all numbers of merged people. */
export async function contactStates(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<ContactState[]> {
  const found = await sql<StateRow>`select ${columns}
    where c.person_no = any(${personNos}::bigint[]) and c.dataset = ${scope.dataset}
    order by c.level, c.score desc, c.case_id`.execute(db);
  return found.rows.map(toState);
}

/** Contacts of one case on whom officers decided. */
export async function decidedContacts(scope: Scope, db: Db | Tx, caseId: string): Promise<ContactState[]> {
  const found = await sql<StateRow>`select ${columns}
    where c.case_id = ${caseId} and c.dataset = ${scope.dataset} and l.decision = 'CONFIRMED'
      and l.counted_by is null
    order by c.level, c.person_no`.execute(db);
  return found.rows.map(toState);
}

/** Numbers of everybody who was in direct contact with a case: traced, named or decided on. */
export async function contactNosOf(scope: Scope, db: Db | Tx, caseId: string): Promise<number[]> {
  const found = await sql<{ person_no: number }>`
    select person_no from contact where case_id = ${caseId} and dataset = ${scope.dataset} and level = 1
    union select person_no from named_contact where case_id = ${caseId} and dataset = ${scope.dataset}
    union select person_no from contact_link where case_id = ${caseId} and dataset = ${scope.dataset}`.execute(
    db,
  );
  return found.rows.map((row) => row.person_no);
}

/** The last days on which contacts of a case who were named or confirmed met it, `YYYY-MM-DD` of Vietnam, each once. An exposure ends before its end. */
export async function lastContactDays(scope: Scope, db: Db | Tx, caseId: string): Promise<string[]> {
  const found = await sql<{ day: string }>`
    select distinct to_char((at - interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day from (
      select coalesce(n.to_at, l.last_at) as at from named_contact n
      full join contact_link l on l.case_id = n.case_id and l.person_no = n.person_no
      where coalesce(n.case_id, l.case_id) = ${caseId} and coalesce(n.dataset, l.dataset) = ${scope.dataset}
        and l.decision is distinct from 'DROPPED') known order by 1`.execute(db);
  return found.rows.map((row) => row.day);
}

/** A contact of a contact, with everybody who exposed it. */
export type SecondLevelContact = ContactState & { readonly viaNos: readonly number[] };

/** Contacts of contacts in a case whom one of these people exposed. */
export async function exposedBy(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  viaNos: readonly number[],
): Promise<SecondLevelContact[]> {
  const found = await sql<StateRow & { vias: number[] }>`
    select v.vias, ${columns}
      cross join lateral (select array_agg(distinct (e ->> 'viaNo')::bigint) as vias
        from jsonb_array_elements(c.evidence) e) v
    where c.case_id = ${caseId} and c.dataset = ${scope.dataset} and c.level = 2
      and v.vias && ${viaNos}::bigint[] order by c.score desc, c.person_no`.execute(db);
  return found.rows.map((row) => ({ ...toState(row), viaNos: row.vias.map(Number) }));
}

function toState(row: StateRow): ContactState {
  return {
    caseId: row.case_id,
    personNo: row.person_no,
    level: row.level,
    isCase: row.is_case,
    decision: row.decision,
    orderId: row.order_id,
    lastAt: row.last_at.getTime(),
  };
}
