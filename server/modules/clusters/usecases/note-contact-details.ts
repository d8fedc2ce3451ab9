import type { Body } from '../../../../contract/kit.ts';
import type { clustersApi } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import {
  type ContactDetails,
  type ContactOutcome,
  type DetailsPatch,
  editContact,
  noteDetails,
} from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';

type Given = Omit<Body<(typeof clustersApi)['PATCH /contacts/{id}']>, 'version'>;

/** Sets the relation, the office or the officer who follows up, for many confirmed contacts of a case. */
export async function noteContactDetails(
  context: ClusterContext,
  scope: Scope,
  caseId: string,
  { personIds, versions, ...given }: Body<(typeof clustersApi)['POST /cases/{id}/contacts/details']>,
): Promise<Outcome<{ outcomes: ContactOutcome[] }>> {
  const patch = await readPatch(context, scope, given);
  return patch.ok ? await noteDetails(context, scope, caseId, personIds, patch.value, versions) : patch;
}

/** The same for one contact, against the version that its officer looked at. */
export async function editContactDetails(
  context: ClusterContext,
  scope: Scope,
  id: string,
  { version, ...given }: Body<(typeof clustersApi)['PATCH /contacts/{id}']>,
): Promise<Outcome<ContactDetails>> {
  const patch = await readPatch(context, scope, given);
  return patch.ok ? await editContact(context, scope, id, { ...patch.value, version }) : patch;
}

async function readPatch(
  context: ClusterContext,
  scope: Scope,
  { relation, officer, officeId: given }: Given,
): Promise<Outcome<DetailsPatch>> {
  if (relation === undefined && officer === undefined && given === undefined) {
    return refuse('nothing-to-set');
  }
  const officeId = given?.toLowerCase();
  const office =
    officeId === undefined
      ? undefined
      : (await organisationsByIds(scope, context.platform.db, [officeId])).get(officeId);
  if (officeId !== undefined && office === undefined) {
    return refuse('unknown-office', { fields: { officeId: 'unknown' } });
  }
  return done({
    ...(relation === undefined ? {} : { relation }),
    ...(officer === undefined ? {} : { officer }),
    ...(given === undefined
      ? {}
      : { office: office === undefined ? null : { id: office.organisationId, name: office.name } }),
  });
}
