import type { Static } from 'typebox';
import type {
  PersonDetail as PersonDetailSchema,
  PersonInput as PersonInputSchema,
  PersonSummary as PersonSummarySchema,
  assurances,
  identifierKinds,
  personSources,
  sexes,
} from '../../../contract/people.ts';
import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../areas/index.ts';

export type Sex = (typeof sexes)[number];
export type IdentifierKind = (typeof identifierKinds)[number];
export type Assurance = (typeof assurances)[number];
export type PersonSource = (typeof personSources)[number];
export type PersonInput = Static<typeof PersonInputSchema>;
export type PersonSummary = Static<typeof PersonSummarySchema>;
export type PersonDetail = Static<typeof PersonDetailSchema>;

/** What of the areas registry people need. */
export type PeopleAreas = Pick<AreaDirectory, 'byId' | 'byNo' | 'pathOf' | 'numbersUnder' | 'upTo'>;

/** What every use case of people gets. */
export type PeopleContext = {
  readonly platform: Pick<Platform, 'db' | 'clock' | 'secrets'>;
  readonly areas: PeopleAreas;
};

/** As above, with the signer of cards. */
export type CardContext = PeopleContext & { readonly signer: Pick<CredentialSigner, 'issueRevocable'> };

export type Identifier = { readonly kind: IdentifierKind; readonly value: string };

/** What is known of a person, in canonical form: what rules compare and the store writes. */
export type PersonDraft = {
  /** Null where only a phone or a number is known. */
  readonly fullName: string | null;
  readonly sex: Sex;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly identifiers: readonly Identifier[];
  /** National digits: `0912345678`. */
  readonly phones: readonly string[];
  readonly address: string | null;
  readonly areaNo: number | null;
  readonly householdId: string | null;
};

/** Where a record comes from and how sure its identity is. */
export type Provenance = { readonly source: PersonSource; readonly assurance: Assurance };

/** A person as stored; personal columns still encrypted. */
export type PersonRow = {
  readonly personNo: number;
  readonly id: string;
  readonly fullName: string;
  readonly named: boolean;
  readonly sex: Sex;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly areaNo: number | null;
  readonly householdNo: number | null;
  readonly address: Buffer | null;
  readonly source: PersonSource;
  readonly assurance: Assurance;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly mergedIntoNo: number | null;
  readonly createdAt: Date;
  /** Since when the record is held back at the person's wish. */
  readonly restrictedAt: Date | null;
  /** Since when nothing tells who the person is. */
  readonly anonymisedAt: Date | null;
};

/** What other modules name a person by. */
export type ResolvedPerson = {
  readonly personNo: number;
  readonly personId: string;
  readonly areaNo: number | null;
};

/** One way to name a person at a scan; `cccd` is 12 digits or the card's whole QR text. */
export type IdentityKey = {
  readonly kind: 'personId' | 'cardCode' | 'cccd' | 'phone';
  readonly value: string;
};

/** A person as an export writes it. */
export type PersonRecord = Omit<PersonDraft, 'householdId'> & {
  readonly personNo: number;
  readonly personId: string;
  readonly version: number;
};
