import type { organisationKinds } from '../../../contract/places.ts';

export type OrganisationKind = (typeof organisationKinds)[number];

/** An office to add. Its area is a number of the areas registry. */
export type NewOrganisation = {
  readonly id?: string | undefined;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly areaNo: number;
  /** As the office prints it: landlines, mobiles and short service numbers alike. */
  readonly phone?: string | undefined;
  /** Suffix of its document numbers: `QĐ-UBND`. */
  readonly numberSuffix?: string | undefined;
};

/** An office as other modules hold it. */
export type OrganisationRef = {
  readonly organisationNo: number;
  readonly organisationId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly areaNo: number;
  readonly phone: string | null;
  readonly numberSuffix: string | null;
};
