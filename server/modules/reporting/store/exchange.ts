import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';
import type { ImportSummary } from '../exchange/format.ts';
import type { MappingTable } from '../exchange/mapping.ts';
import type { ExchangeAuth } from '../exchange/send.ts';

/** A mapping table as stored. */
export type MappingRow = {
  id: string;
  dataset: string;
  valid_from: string;
  note: string | null;
  csv: string;
  rows: MappingTable;
  metrics: number;
  areas: number;
  uploaded_at: Date;
  uploaded_by: string;
};

/** Keeps a mapping table. */
export async function insertMapping(scope: Scope, tx: Tx, row: Omit<MappingRow, 'dataset'>): Promise<void> {
  await sql`insert into exchange_mapping (id, dataset, valid_from, note, csv, rows, metrics, areas, uploaded_at, uploaded_by)
    values (${row.id}, ${scope.dataset}, ${row.valid_from}, ${row.note}, ${row.csv}, ${JSON.stringify(row.rows)}::json,
      ${row.metrics}, ${row.areas}, ${row.uploaded_at}, ${row.uploaded_by})`.execute(tx);
}

/** Mapping tables, the one that is valid last first. */
export async function listMappings(scope: Scope, db: Db): Promise<MappingRow[]> {
  const found = await sql<MappingRow>`select * from exchange_mapping where dataset = ${scope.dataset}
    order by valid_from desc, uploaded_at desc limit 200`.execute(db);
  return found.rows;
}

/** One mapping table. */
export async function findMapping(scope: Scope, db: Db | Tx, id: string): Promise<MappingRow | undefined> {
  const found = await sql<MappingRow>`select * from exchange_mapping
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** The table that is valid on a day: of several the one uploaded last. */
export async function mappingOn(scope: Scope, db: Db | Tx, day: string): Promise<MappingRow | undefined> {
  const found = await sql<MappingRow>`select * from exchange_mapping
    where dataset = ${scope.dataset} and valid_from <= ${day} order by valid_from desc, uploaded_at desc limit 1`.execute(
    db,
  );
  return found.rows[0];
}

/** Where to push. */
export type TargetRow = {
  dataset: string;
  url: string | null;
  auth: ExchangeAuth;
  enabled: boolean;
  push_at: string | null;
  pushed_until: Date;
  version: number;
  field_versions: FieldVersions;
  changed_at: Date;
  changed_by: string;
};
type Tables = { exchange_target: TargetRow };

/** The target of the dataset; `lock` holds it until the transaction ends. */
export async function findTarget(scope: Scope, db: Db | Tx, lock = false): Promise<TargetRow | undefined> {
  const found = await sql<TargetRow>`select * from exchange_target where dataset = ${scope.dataset}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0];
}

/** Keeps the target, new or changed. */
export async function saveTarget(scope: Scope, tx: Tx, row: Omit<TargetRow, 'dataset'>): Promise<void> {
  const full = { ...row, dataset: scope.dataset };
  await tx
    .withTables<Tables>()
    .insertInto('exchange_target')
    .values(full)
    .onConflict((conflict) => conflict.column('dataset').doUpdateSet(full))
    .execute();
}

/** Targets that push by themselves, of every dataset. */
export async function scheduledTargets(db: Db): Promise<TargetRow[]> {
  const found = await sql<TargetRow>`select * from exchange_target
    where enabled and url is not null and push_at is not null`.execute(db);
  return found.rows;
}

export type PushState = 'WAITING' | 'SENT' | 'PARTIAL' | 'FAILED';

/** Something to send, or sent. */
export type PushRow = {
  id: string;
  dataset: string;
  period: string;
  mapping_id: string;
  state: PushState;
  value_count: number;
  payload: string;
  digest: string;
  dry_run: boolean;
  requested_at: Date;
  requested_by: string;
  attempts: number;
  next_attempt_at: Date | null;
  claimed_until: Date | null;
  finished_at: Date | null;
  summary: ImportSummary | null;
};

/** Keeps what is to be sent. False: a push with this id is there already. */
export async function insertPush(
  scope: Scope,
  tx: Tx,
  row: Pick<PushRow, 'id' | 'period' | 'mapping_id' | 'value_count' | 'payload' | 'digest' | 'dry_run'> & {
    readonly at: Date;
  },
): Promise<boolean> {
  const made =
    await sql`insert into exchange_push (id, dataset, period, mapping_id, state, value_count, payload, digest,
      dry_run, requested_at, requested_by, attempts, next_attempt_at)
    values (${row.id}, ${scope.dataset}, ${row.period}, ${row.mapping_id}, 'WAITING', ${row.value_count}, ${row.payload},
      ${row.digest}, ${row.dry_run}, ${row.at}, ${scope.actor.name}, 0, ${row.at}) on conflict (id) do nothing`.execute(
      tx,
    );
  return made.numAffectedRows === 1n;
}

/** A push of the same content that waits or was taken whole. */
export async function samePush(
  scope: Scope,
  tx: Tx,
  given: Pick<PushRow, 'period' | 'digest' | 'dry_run'>,
): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select id from exchange_push where dataset = ${scope.dataset}
    and period = ${given.period} and digest = ${given.digest} and dry_run = ${given.dry_run}
    and state in ('WAITING', 'SENT') limit 1`.execute(tx);
  return found.rows[0]?.id;
}

/** One push. */
export async function findPush(scope: Scope, db: Db | Tx, id: string): Promise<PushRow | undefined> {
  const found = await sql<PushRow>`select * from exchange_push
    where id = ${id} and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** Pushes, newest first, without what they carry. */
export async function listPushes(
  scope: Scope,
  db: Db,
  filter: {
    readonly state: PushState | null;
    readonly after: { readonly at: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<Omit<PushRow, 'payload'>[]> {
  const { state, after } = filter;
  const found =
    await sql<PushRow>`select id, dataset, period, mapping_id, state, value_count, digest, dry_run,
      requested_at, requested_by, attempts, next_attempt_at, claimed_until, finished_at, summary
    from exchange_push where dataset = ${scope.dataset} and (${state}::text is null or state = ${state})
      and (${after === null}::boolean or (requested_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by requested_at desc, id desc limit ${filter.limit}`.execute(db);
  return found.rows;
}

/** Takes the push that waits longest, for this process alone until `until`; null: none is due. */
export async function claimPush(db: Db, now: Date, until: Date): Promise<PushRow | null> {
  const found = await sql<PushRow>`update exchange_push set claimed_until = ${until}, attempts = attempts + 1
    where id = (select id from exchange_push where state = 'WAITING' and next_attempt_at <= ${now}
      and (claimed_until is null or claimed_until <= ${now}) order by next_attempt_at, id limit 1
      for update skip locked)
    returning *`.execute(db);
  return found.rows[0] ?? null;
}

/** Writes what came of an attempt, and the attempt into the log. */
export async function finishAttempt(
  tx: Tx,
  push: Pick<PushRow, 'id' | 'attempts'>,
  result: {
    readonly state: PushState;
    readonly at: Date;
    readonly next: Date | null;
    readonly summary: ImportSummary | null;
    readonly status: number | null;
    readonly vi: string;
    readonly en: string;
  },
): Promise<void> {
  const { state, at, next, summary, status, vi, en } = result;
  await sql`update exchange_push set state = ${state}, next_attempt_at = ${next}, claimed_until = null,
      finished_at = ${state === 'WAITING' ? null : at}, summary = ${summary === null ? null : JSON.stringify(summary)}::json
    where id = ${push.id}`.execute(tx);
  await sql`insert into exchange_attempt (push_id, attempt, at, status, outcome, outcome_en)
    values (${push.id}, ${push.attempts}, ${at}, ${status}, ${vi}, ${en})
    on conflict (push_id, attempt) do nothing`.execute(tx);
}

export type AttemptRow = {
  readonly attempt: number;
  readonly at: Date;
  readonly status: number | null;
  readonly outcome: string;
  readonly outcome_en: string;
};

/** The log of a push that the caller may see. */
export async function attemptsOf(db: Db, pushId: string): Promise<AttemptRow[]> {
  const found = await sql<AttemptRow>`select attempt, at, status, outcome, outcome_en from exchange_attempt
    where push_id = ${pushId} order by attempt`.execute(db);
  return found.rows;
}
