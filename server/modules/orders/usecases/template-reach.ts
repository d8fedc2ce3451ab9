import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationById, type OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { mayUseOffice } from './reach.ts';

/** Whether the scope sees the templates of an office: whoever may issue in its name, or manages it. */
export function seesTemplates(scope: Scope, officePath: string | null): boolean {
  return mayUseOffice(scope, officePath) || mayIn(scope, 'organisation.manage', officePath);
}

/** Whether the scope drafts for an office: in its own areas alone, though it may issue for the unit above. */
export function draftsTemplates(scope: Scope, officePath: string | null): boolean {
  return mayIn(scope, 'order.issue', officePath);
}

/** Whether the scope puts drafts of an office into force and ends versions: whoever keeps its signers. */
export function startsTemplates(scope: Scope, officePath: string | null): boolean {
  return mayIn(scope, 'organisation.manage', officePath);
}

/** Units whose offices' templates the scope sees: its own, and those above the ones where it issues. */
export function templateAreas(context: Pick<OrderContext, 'areas'>, scope: Scope): readonly number[] {
  const issuing = pathsOf(scope, 'order.issue');
  const own = context.areas.numbersUnder([
    ...new Set([...issuing, ...pathsOf(scope, 'organisation.manage')]),
  ]);
  const above = issuing.flatMap((path) =>
    path
      .split('/')
      .filter((part) => part !== '')
      .map(Number),
  );
  return [...new Set([...own, ...above])];
}

/** An office that the scope sees the templates of; one that it does not see is not found. */
export async function visibleOffice(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrganisationRef>> {
  const office = await organisationById(scope, context.platform.db, id);
  return office !== undefined && seesTemplates(scope, context.areas.pathOf(office.areaNo))
    ? done(office)
    : refuseGeneral('not-found');
}

/** An office that the scope drafts for. */
export async function draftedOffice(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<OrganisationRef>> {
  const office = await visibleOffice(context, scope, id);
  if (!office.ok) {
    return office;
  }
  return draftsTemplates(scope, context.areas.pathOf(office.value.areaNo))
    ? office
    : refuse('template-outside');
}
