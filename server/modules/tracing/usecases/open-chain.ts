import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { type ChainGround, walkChain } from './chain-ground.ts';
import { openCaseFor } from './open-case.ts';

/** The chain around a case that the scope may read; audited. Outside its areas the scope needs a reason. */
export async function openChain(
  context: TracingContext,
  scope: Scope,
  caseId: string,
): Promise<Outcome<ChainGround & { readonly scope: Scope }>> {
  const { platform } = context;
  const opened = await openCaseFor(context, scope, 'case.read', caseId);
  if (!opened.ok) {
    return opened;
  }
  const through = opened.value.scope;
  await audit(platform.db, through, platform.clock.now(), [
    {
      action: 'case.chain',
      subjectKind: 'case',
      subjectId: opened.value.caseId,
      areaNo: opened.value.areaNo,
    },
  ]);
  return done({ ...(await walkChain(through, platform.db, opened.value)), scope: through });
}
