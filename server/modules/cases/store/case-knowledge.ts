import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { localDay } from '../../../platform/db/local-day.ts';
import { joinWholeTables } from '../../../platform/db/whole-tables.ts';
import { withKept } from '../../../registry/people/index.ts';
import { type CallsToCases, countedDays, type DayKind, isByDay } from './case-days.ts';
import { type CaseSelection, diagnosis, isolation, which } from './case-selection.ts';

// What another module knows of cases comes as a query that it wrote, and goes into one statement here: lists of the ids
// of a whole dataset would cross the wire twice, and a cached plan would walk them for every case.

/** Query of the ids of the cases of a disease, reported from a day on: for modules that keep only the case of a fact. */
export function casesOfDisease(scope: Scope, disease: string, from: string): RawBuilder<unknown> {
  return sql`select id from case_file where dataset = ${scope.dataset} and disease = ${disease}
    and report_date >= ${from}::date`;
}

/** Query of the reports (person_no, at: the day's beginning in Vietnam) of all cases, discarded ones too. */
export function reportsOfPeople(scope: Scope): RawBuilder<unknown> {
  return sql`select person_no, report_date::timestamp at time zone interval '7 hours' as at
    from case_file where dataset = ${scope.dataset}`;
}

/** Queries of what other modules know of cases. */
export type CaseKnowledge = {
  /** case_id: of cases for which a contact was named or confirmed. */
  readonly withContacts: RawBuilder<unknown>;
  /** case_id: of cases whose infector is known by a link. */
  readonly withSource: RawBuilder<unknown>;
  /** person_no, known_at, ordered_from, once a record: contacts of some case who fell ill. */
  readonly contacts: RawBuilder<unknown>;
};

export type LinkageCounts = {
  readonly cases: number;
  readonly withoutContacts: number;
  /** Known as contacts by the day of the report. */
  readonly knownContacts: number;
  readonly inQuarantine: number;
  readonly unlinked: number;
};

/** How the cases of the period hang together with what is known of contacts and sources. */
export async function countLinkage(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  known: CaseKnowledge,
): Promise<LinkageCounts> {
  const by = (at: RawBuilder<unknown>) => sql`coalesce(${localDay(at)} <= c.report_date, false)`;
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<LinkageCounts>`
      with chosen as materialized (${withKept(sql`select id, person_no, report_date,
          source_case_id is null as sourceless from case_file c where ${which(scope, one, sql`c.report_date`)}`)}),
      met as (select kept_no, min(known_at) as known_at, min(ordered_from) as ordered_from
        from (${withKept(known.contacts)}) x group by 1),
      judged as (select c.sourceless and s.case_id is null as sourceless, ${by(sql`k.known_at`)} as known,
          ${by(sql`k.ordered_from`)} as kept
        from chosen c
        left join (select distinct case_id from (${known.withSource}) x) s on s.case_id = c.id
        left join met k on k.kept_no = c.kept_no),
      named as (select count(*)::int as n from chosen where id in (${known.withContacts}))
      select count(*)::int as cases, count(*)::int - (select n from named) as "withoutContacts",
        (count(*) filter (where known))::int as "knownContacts",
        (count(*) filter (where known and kept))::int as "inQuarantine",
        (count(*) filter (where sourceless and not known))::int as "unlinked"
      from judged`.execute(tx);
    return found.rows[0]!;
  });
}

/** What the first calls to the cases of a period came to. */
export type InterviewCounts = {
  /** Cases to whom some call was made. */
  readonly called: number;
  /** Both reached and isolated by the end of the day after the report. */
  readonly prompt: number;
  /** Days from the diagnosis to the first call that reached them -> cases; where both are known. */
  readonly days: ReadonlyMap<number, number>;
};

/** @param calls first calls to cases. */
export async function interviewCounts(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  calls: CallsToCases,
): Promise<InterviewCounts> {
  const rows = isByDay(one)
    ? await callsByDay(scope, db, one, calls)
    : await callsOfCases(scope, db, one, calls);
  const sum = (kind: DayKind) => rows.reduce((total, row) => total + (row.kind === kind ? row.cases : 0), 0);
  return {
    called: sum('called'),
    prompt: sum('prompt'),
    days: new Map(
      rows.flatMap(({ kind, days, cases }) => (kind === 'diagnosis-interview' ? [[days, cases]] : [])),
    ),
  };
}

type CallCount = { readonly kind: DayKind; readonly days: number; readonly cases: number };

async function callsByDay(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  calls: CallsToCases,
): Promise<CallCount[]> {
  const kinds: readonly DayKind[] = ['called', 'prompt', 'diagnosis-interview'];
  const found = await sql<CallCount>`select kind, days, sum(cases)::int as cases
    from (${countedDays(scope, one, kinds, 'report', calls)}) d group by 1, 2`.execute(db);
  return found.rows;
}

async function callsOfCases(
  scope: Scope,
  db: Db,
  one: CaseSelection,
  calls: CallsToCases,
): Promise<CallCount[]> {
  return await joinWholeTables(db, async (tx) => {
    const found = await sql<CallCount>`
      with met as (select case_id, min(first_attempt_at) as called_at,
          ${localDay(sql`min(first_reached_at)`)} as day from (${calls(scope)}) k group by 1),
      counted as (select m.day - ${diagnosis} as days, count(*)::int as cases, count(m.called_at)::int as called,
          (count(*) filter (where m.day <= c.report_date + 1 and ${isolation} <= c.report_date + 1))::int as prompt
        from case_file c left join met m on m.case_id = c.id
        where ${which(scope, one, sql`c.report_date`)} group by 1)
      select 'diagnosis-interview' as kind, days, cases from counted where days is not null
      union all select 'called', 0, coalesce(sum(called), 0)::int from counted
      union all select 'prompt', 0, coalesce(sum(prompt), 0)::int from counted`.execute(tx);
    return found.rows;
  });
}
