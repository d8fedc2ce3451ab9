import type { Static } from 'typebox';
import type { declarationFormsApi } from '../../../../contract/declaration-forms.ts';
import type { Body } from '../../../../contract/kit.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { DeclarationsContext } from '../doors.ts';
import { refuse } from '../refusals.ts';
import { endTask } from '../store/changes.ts';
import { listDeclarations } from '../store/list-declarations.ts';

type Api = (typeof declarationFormsApi)['POST /declarations/{id}/task'];

/** Ends the due work of a declaration with what came of it. Ended before, or none: refused, the former outcome stays. */
export async function resolveTask(
  { platform, areas }: DeclarationsContext,
  scope: Scope,
  given: string,
  { outcome, note }: Body<Api>,
): Promise<Outcome<Static<Api['reply'][200]>>> {
  const id = given.toLowerCase();
  const at = platform.clock.now();
  const areaNos = areas.numbersUnder(pathsOf(scope, 'followup.record'));
  return await platform.db.transaction().execute(async (tx) => {
    const ended = await endTask(
      scope,
      tx,
      { id, areaNos },
      { outcome, note: note === undefined ? null : platform.secrets.encrypt(note), by: scope.actor.name, at },
    );
    if (ended === null) {
      const page = { order: '-declaredAt' as const, after: null, limit: 1 };
      const known = await listDeclarations(scope, tx, { areaNos, id }, page);
      return known.length === 0 ? refuseGeneral('not-found') : refuse('no-task');
    }
    await appendEvent(tx, {
      topic: 'declarations.task',
      dataset: scope.dataset,
      payload: { declarationId: id, areaNo: ended.areaNo, state: 'done' },
      at,
    });
    await audit(tx, scope, at, [
      {
        action: 'declaration.task',
        subjectKind: 'declaration',
        subjectId: id,
        areaNo: ended.areaNo,
        detail: { outcome },
      },
    ]);
    return done({ id, task: 'done' as const });
  });
}
