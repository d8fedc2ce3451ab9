import { sql } from 'kysely';
import type { smsStates } from '../../../../contract/messaging.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

export type TextRow = {
  alert_id: string;
  duty_id: string;
  level: number;
  state: (typeof smsStates)[number];
  at: Date;
};

/** Texts about these alerts, in the order of their levels. */
export async function textsOf(scope: Scope, db: Db, alertIds: readonly string[]): Promise<TextRow[]> {
  const found = await sql<TextRow>`select alert_id, duty_id, level, state, at from command_alert_text
    where dataset = ${scope.dataset} and alert_id = any(${[...alertIds]}::uuid[])
    order by level, at, duty_id`.execute(db);
  return found.rows;
}

/** Notes a text; one that is noted stays as it is. */
export async function insertText(scope: Scope, db: Db, row: TextRow): Promise<void> {
  await sql`insert into command_alert_text (alert_id, duty_id, dataset, level, state, at)
    values (${row.alert_id}, ${row.duty_id}, ${scope.dataset}, ${row.level}, ${row.state}, ${row.at})
    on conflict do nothing`.execute(db);
}
