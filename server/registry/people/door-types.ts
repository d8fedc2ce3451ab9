import type { ActRow, HelperRelation } from './store/assistance.ts';
import type { HouseholdRow } from './store/households.ts';

/** The person for whom a helper acts, and the helper. */
export type Helped = {
  readonly personNo: number;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly name: string;
  readonly relation: HelperRelation;
};

/** Something that was done for a person; `at` Unix ms. */
export type AssistedAct = Pick<ActRow, 'personNo' | 'factId' | 'kind' | 'relation'> & {
  readonly name: string;
  readonly at: number;
};

/** A household as other modules know it; its address in plain text. */
export type HouseholdRef = Omit<HouseholdRow, 'address' | 'version' | 'fieldVersions'> & {
  readonly address: string | null;
};
