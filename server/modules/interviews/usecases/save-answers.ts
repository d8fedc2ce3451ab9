import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { mergeEdit } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { InterviewContext } from '../context.ts';
import { applyChanges, changedFields } from '../rules/draft.ts';
import { type InterviewRecord, updateInterview } from '../store/interviews.ts';
import type { Changes, Saved } from '../types.ts';
import { auditCall, changeCall } from './change-call.ts';
import { openDraft, sealDraft } from './seal-draft.ts';

export type AnswersInput = { readonly id: string; readonly version: number; readonly changes: Changes };

/**
 * Saves a part of the answers. Repeatable by the id of the change; changes of other fields merge, the same field
 * changed by somebody else since answers 409 with what is there now.
 */
export async function saveAnswers(
  context: InterviewContext,
  scope: Scope,
  interviewId: string,
  input: AnswersInput,
): Promise<Outcome<Saved>> {
  return await changeCall(
    context,
    scope,
    'interview.answers',
    interviewId,
    input,
    async (tx, row, now) => await accept(context, scope, tx, row, input, now),
  );
}

async function accept(
  context: InterviewContext,
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  input: AnswersInput,
  now: number,
): Promise<Outcome<Saved>> {
  const draft = openDraft(context, row.draft);
  const changed = changedFields(draft, input.changes);
  if (changed.length === 0) {
    return done({ id: row.id, version: row.version, status: row.status });
  }
  const merged = mergeEdit(
    { version: row.version, fieldVersions: row.field_versions },
    input.version,
    changed,
  );
  if (merged.conflicts.length > 0) {
    return refuseGeneral('version-conflict', {
      fields: Object.fromEntries(merged.conflicts.map((key) => [key, 'changed by somebody else'])),
      current: { version: row.version, draft },
    });
  }
  await updateInterview(scope, tx, row, {
    status: 'IN_PROGRESS',
    started_at: row.started_at ?? new Date(now),
    officer_id: scope.actor.id,
    officer: scope.actor.name,
    version: merged.version,
    field_versions: merged.fieldVersions,
    draft: sealDraft(context, applyChanges(draft, input.changes)),
  });
  await auditCall(scope, tx, row, now, 'interview.answers', { fields: changed.length });
  return done({ id: row.id, version: merged.version, status: 'IN_PROGRESS' });
}
