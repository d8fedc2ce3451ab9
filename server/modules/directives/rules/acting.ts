import type { Role } from '../../../../contract/rights.ts';
import type { Grant, Scope } from '../../../platform/access/scope.ts';
import type { OrganisationKind } from '../../../registry/organisations/index.ts';

/**
 * Which roles act for an office of a kind. Accounts hold a role in a unit, not a post in an office: who has one of these
 * roles in exactly the office's unit receives its papers. Offices of kinds that no role stands for go to those who run
 * the unit.
 */
const administration: readonly Role[] = ['province-leader', 'health-officer', 'commune-officer'];
export const actingRoles: { readonly [kind in OrganisationKind]: readonly Role[] } = {
  'health-department': ['health-officer', 'province-leader'],
  'information-department': ['communicator', ...administration],
  'provincial-cdc': ['health-officer', 'tracer'],
  'peoples-committee': administration,
  police: ['gate-commander', 'commune-officer'],
  'community-team': ['commune-officer', 'community-team'],
  'health-station': ['medical-staff', 'commune-officer'],
  hospital: ['medical-staff', 'health-officer'],
  'trade-department': ['trade-officer', 'province-leader'],
  other: administration,
};

/** A recipient or a party of a task, as far as it matters who acts for it. */
export type Addressee = {
  /** Path of its unit; null where the unit is no longer known. */
  readonly areaPath: string | null;
  /** Null: the unit itself, that is whoever runs it. */
  readonly organisationKind: OrganisationKind | null;
};

/** Does one of the scope's grants stand in exactly this unit, in a role that acts for the addressee? */
export function actsFor(scope: Scope, { areaPath, organisationKind }: Addressee): boolean {
  const roles = organisationKind === null ? administration : actingRoles[organisationKind];
  return (
    areaPath !== null &&
    scope.grants.some((grant: Grant) => grant.areaPath === areaPath && roles.includes(grant.role))
  );
}
