import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { ImportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertStudy, type Study, studyExists } from '../store/studies.ts';

const NAME = /^[a-z0-9-]{1,40}$/;

/** The scope of an import into a study that does not exist yet. */
export async function studyScope(context: ImportContext, name: string): Promise<Outcome<Scope>> {
  if (!NAME.test(name)) {
    return refuse('bad-name', { params: { name } });
  }
  if (await studyExists(context.platform.db, name)) {
    return refuse('exists', { params: { name } });
  }
  return done(systemScope('import', `study:${name}`));
}

/** Enters the study, with the audit of its import. The refusal must end the transaction: nothing may be written. */
export async function claimStudy(
  scope: Scope,
  tx: Tx,
  study: Omit<Study, 'dataset'>,
): Promise<Refusal | null> {
  if (!(await insertStudy(scope, tx, study))) {
    return refuse('exists', { params: { name: study.name } });
  }
  const { name, kind, rows, used } = study;
  await audit(tx, scope, study.createdAt.getTime(), [
    { action: 'study.imported', detail: { name, kind, rows, used } },
  ]);
  return null;
}
