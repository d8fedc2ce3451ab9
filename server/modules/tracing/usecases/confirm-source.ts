import type { Body, Reply } from '../../../../contract/kit.ts';
import type { tracePlanApi } from '../../../../contract/trace-plan.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { editCase, findCaseForTracing } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertCaseLinks } from '../store/case-links.ts';
import { openCaseFor } from './open-case.ts';

type Answer = Reply<(typeof tracePlanApi)['POST /cases/{id}/trace-back/source']>;

/**
 * An officer confirms who infected a case. Where the case has no source yet, it is set; where it has another one, the
 * new one is kept beside it: a case may have several possible infectors.
 */
export async function confirmSource(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  input: Body<(typeof tracePlanApi)['POST /cases/{id}/trace-back/source']>,
): Promise<Outcome<Answer>> {
  const { db, clock } = context.platform;
  const opened = await openCaseFor(context, scope, 'case.write', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const sourceCaseId = input.sourceCaseId.toLowerCase();
  if (sourceCaseId === ref.caseId) {
    return refuse('source-itself', { fields: { sourceCaseId: 'the case itself' } });
  }
  if (ref.sourceCaseId === sourceCaseId) {
    return done({ sourceCaseId, added: 'known' });
  }
  if (ref.sourceCaseId === null) {
    const { version, reason } = input;
    const edited = await editCase(context, scope, ref.caseId, { version, sourceCaseId, reason });
    return edited.ok ? done({ sourceCaseId, added: 'source' }) : edited;
  }
  const source = await findCaseForTracing(scope, db, sourceCaseId);
  if (source === undefined || source.disease !== ref.disease) {
    return refuseGeneral('not-found');
  }
  return await db.transaction().execute(async (tx) => {
    const added = await insertCaseLinks(scope, tx, [{ from: sourceCaseId, to: ref.caseId }]);
    await audit(tx, { ...scope, reason: input.reason }, clock.now(), [
      {
        action: 'case.source-link',
        subjectKind: 'case',
        subjectId: ref.caseId,
        areaNo: ref.areaNo,
        detail: { sourceCaseId },
      },
    ]);
    return done({ sourceCaseId, added: added > 0 ? ('link' as const) : ('known' as const) });
  });
}
