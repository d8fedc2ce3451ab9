import type { Right } from '../../../../contract/rights.ts';
import { dataClassIn, mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationById, type OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findOrder, type OrderRow } from '../store/orders.ts';

type AreasOfOrder = Pick<OrderRow, 'area_no' | 'stay_area_no'>;

/** Whether the scope may read or follow up: by the responsible area or by the place of stay. */
export function reaches(context: OrderContext, scope: Scope, right: Right, row: AreasOfOrder): boolean {
  return areasOf(row).some((no) => mayIn(scope, right, context.areas.pathOf(no)));
}

/** Finds one order that the scope reaches by a right. */
export async function reachedOrder(
  context: OrderContext,
  scope: Scope,
  right: Right,
  id: string,
): Promise<Outcome<OrderRow>> {
  const row = await findOrder(scope, context.platform.db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return reaches(context, scope, right, row) ? done(row) : refuse('outside-area');
}

/** Whether the scope may decide over the order: by the responsible area alone. */
export function decides(context: OrderContext, scope: Scope, row: AreasOfOrder): boolean {
  return mayIn(scope, 'order.issue', context.areas.pathOf(row.area_no));
}

/** Whether the scope may issue in the name of an office: one of its own areas, or of a unit above them. */
export function mayUseOffice(scope: Scope, officePath: string | null): boolean {
  return (
    mayIn(scope, 'order.issue', officePath) ||
    (officePath !== null && pathsOf(scope, 'order.issue').some((path) => path.startsWith(officePath)))
  );
}

/** The office that decides, where the scope may issue in its name; `field` is what a refusal names. */
export async function deciding(
  context: OrderContext,
  scope: Scope,
  id: string,
  field = 'officeId',
): Promise<Outcome<OrganisationRef>> {
  const office = await organisationById(scope, context.platform.db, id);
  if (office === undefined) {
    return refuse('unknown-office', { fields: { [field]: 'unknown' } });
  }
  return mayUseOffice(scope, context.areas.pathOf(office.areaNo))
    ? done(office)
    : refuse('office-outside', { fields: { [field]: 'outside' } });
}

/** Whether the scope sees people of this order whole, or health data too, in one of its areas. */
export function sees(
  context: OrderContext,
  scope: Scope,
  what: 'personal' | 'sensitive',
  row: AreasOfOrder,
): boolean {
  const classes = areasOf(row).map((no) => dataClassIn(scope, context.areas.pathOf(no)));
  return classes.some((one) => one === 'sensitive' || one === what);
}

/** Numbers of the areas that an order concerns. */
export function areasOf(row: AreasOfOrder): number[] {
  return [...new Set([row.area_no, row.stay_area_no].filter((no) => no !== null))];
}
