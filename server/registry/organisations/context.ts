import type { Static } from 'typebox';
import type { organisationsApi } from '../../../contract/places.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../areas/index.ts';
import type { OrganisationRef } from './organisation-types.ts';

/** What the use cases of this module work with. */
export type OrganisationsContext = { readonly platform: Platform; readonly areas: AreaDirectory };

export type ShownOrganisation = Static<(typeof organisationsApi)['POST /organisations']['reply'][201]>;

/** An office as everybody with a session sees it: nothing of it is personal. */
export function presentOrganisation(areas: AreaDirectory, office: OrganisationRef): ShownOrganisation {
  const { organisationId, name, kind, phone, numberSuffix } = office;
  const area = areas.byNo(office.areaNo);
  return {
    id: organisationId,
    name,
    kind,
    areaId: area?.id ?? '',
    areaName: area?.fullName ?? '',
    phone,
    numberSuffix,
  };
}
