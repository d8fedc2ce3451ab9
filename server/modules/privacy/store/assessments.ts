import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

/** A frozen impact assessment. */
export type AssessmentRow = {
  id: string;
  dataset: string;
  at: Date;
  by_name: string;
  controller: string;
  contact: string;
  sha256: Buffer;
  pdf: Buffer;
};
type Tables = { privacy_assessment: AssessmentRow };

export async function insertAssessment(tx: Tx, row: AssessmentRow): Promise<void> {
  await tx.withTables<Tables>().insertInto('privacy_assessment').values(row).execute();
}

/** All of the dataset without their files, the newest first. */
export async function listAssessments(scope: Scope, db: Db): Promise<Omit<AssessmentRow, 'pdf'>[]> {
  return await db
    .withTables<Tables>()
    .selectFrom('privacy_assessment')
    .select(['id', 'dataset', 'at', 'by_name', 'controller', 'contact', 'sha256'])
    .where('dataset', '=', scope.dataset)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}

export async function findAssessment(
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<AssessmentRow | undefined> {
  return await db
    .withTables<Tables>()
    .selectFrom('privacy_assessment')
    .selectAll()
    .where('id', '=', id)
    .where('dataset', '=', scope.dataset)
    .executeTakeFirst();
}
