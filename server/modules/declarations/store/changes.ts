import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { TaskReason } from '../rules/declaration-rules.ts';
import type { NewDeclaration } from './declarations.ts';

/** A declaration that another one takes the place of. */
export type PreviousRow = {
  id: string;
  personNo: number;
  areaNo: number;
  shortCode: string;
  credentialId: string | null;
  atRisk: boolean;
  declaredAt: Date;
  replacedBy: string | null;
  task: 'open' | 'done' | null;
};

export type PreviousKey = { readonly id: string; readonly shortCode: string };

const PREVIOUS = sql`select id, person_no as "personNo", area_no as "areaNo", short_code as "shortCode",
  credential_id as "credentialId", at_risk as "atRisk", declared_at as "declaredAt", replaced_by as "replacedBy", task
  from declaration`;

/** The declaration that somebody holds: whoever knows its id and its short code. */
export async function findPrevious(
  scope: Scope,
  db: Db | Tx,
  key: PreviousKey,
): Promise<PreviousRow | undefined> {
  const found =
    await sql<PreviousRow>`${PREVIOUS} where id = ${key.id}::uuid and short_code = ${key.shortCode}
    and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}

/** The same, held until the transaction ends: two changes of one declaration happen one after the other. */
export async function lockPrevious(scope: Scope, tx: Tx, key: PreviousKey): Promise<PreviousRow | undefined> {
  const found =
    await sql<PreviousRow>`${PREVIOUS} where id = ${key.id}::uuid and short_code = ${key.shortCode}
    and dataset = ${scope.dataset} for update`.execute(tx);
  return found.rows[0];
}

/** Notes what took the place of a declaration. Its open task ends: the new one carries it on. */
export async function markReplaced(
  scope: Scope,
  tx: Tx,
  previous: Pick<PreviousRow, 'id' | 'personNo'>,
  by: { readonly id: string; readonly at: number; readonly change: 'corrected' | 'renewed' },
): Promise<void> {
  await sql`update declaration set change = ${by.change}, replaced_by = ${by.id}::uuid,
      replaced_at = ${new Date(by.at).toISOString()}, task = case when task = 'open' then null else task end
    where person_no = ${previous.personNo} and id = ${previous.id}::uuid and dataset = ${scope.dataset}`.execute(
    tx,
  );
}

/** Lets a short code, already given out, lead to the corrected declaration. */
export async function moveShortCode(
  scope: Scope,
  tx: Tx,
  to: Pick<NewDeclaration, 'shortCode' | 'id' | 'personNo'>,
): Promise<void> {
  await sql`update declaration_code set declaration_id = ${to.id}::uuid, person_no = ${to.personNo}
    where short_code = ${to.shortCode} and dataset = ${scope.dataset}`.execute(tx);
}

/** Ends the open task of a declaration in one of these areas. Null: there is none. */
export async function endTask(
  scope: Scope,
  tx: Tx,
  key: { readonly id: string; readonly areaNos: readonly number[] },
  end: { readonly outcome: string; readonly note: Buffer | null; readonly by: string; readonly at: number },
): Promise<{ personNo: number; areaNo: number } | null> {
  const ended = await sql<{ personNo: number; areaNo: number }>`update declaration set task = 'done',
      task_outcome = ${end.outcome}, task_note = ${end.note}, task_by = ${end.by},
      task_at = ${new Date(end.at).toISOString()}
    where id = ${key.id}::uuid and dataset = ${scope.dataset} and area_no = any(${key.areaNos}::int[])
      and task = 'open'
    returning person_no as "personNo", area_no as "areaNo"`.execute(tx);
  return ended.rows[0] ?? null;
}

/** Everything about one declaration that its page shows; encrypted parts as stored. */
export type OneRow = {
  answers: Buffer | null;
  plate: Buffer | null;
  signed: Buffer;
  formVersion: string | null;
  enteredBy: string | null;
  taskOutcome: string | null;
  taskNote: Buffer | null;
  taskBy: string | null;
  taskAt: Date | null;
  taskReasons: TaskReason[];
};

export async function readParts(
  scope: Scope,
  db: Db,
  key: { readonly personNo: number; readonly id: string },
): Promise<OneRow | undefined> {
  const found = await sql<OneRow>`select answers, plate, signed, form_version as "formVersion",
      entered_by as "enteredBy", task_outcome as "taskOutcome", task_note as "taskNote", task_by as "taskBy",
      task_at as "taskAt", task_reasons as "taskReasons"
    from declaration
    where person_no = ${key.personNo} and id = ${key.id}::uuid and dataset = ${scope.dataset}`.execute(db);
  return found.rows[0];
}
