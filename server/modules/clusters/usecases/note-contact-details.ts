import type { Body } from '../../../../contract/kit.ts';
import type { clustersApi } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import { type ContactOutcome, noteDetails } from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';

/** Sets the relation, the office or the officer who follows up, for many confirmed contacts of a case. */
export async function noteContactDetails(
  context: ClusterContext,
  scope: Scope,
  caseId: string,
  input: Body<(typeof clustersApi)['POST /cases/{id}/contacts/details']>,
): Promise<Outcome<{ outcomes: ContactOutcome[] }>> {
  const { relation, officer, personIds } = input;
  if (relation === undefined && officer === undefined && input.officeId === undefined) {
    return refuse('nothing-to-set');
  }
  const officeId = input.officeId?.toLowerCase();
  const office =
    officeId === undefined
      ? undefined
      : (await organisationsByIds(scope, context.platform.db, [officeId])).get(officeId);
  if (officeId !== undefined && office === undefined) {
    return refuse('unknown-office', { fields: { officeId: 'unknown' } });
  }
  return await noteDetails(context, scope, caseId, personIds, {
    ...(relation === undefined ? {} : { relation }),
    ...(officer === undefined ? {} : { officer }),
    ...(input.officeId === undefined
      ? {}
      : { office: office === undefined ? null : { id: office.organisationId, name: office.name } }),
  });
}
