import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import type { TermWarning } from '../rules/limits.ts';
import type { PaperKind } from '../rules/paper-kinds.ts';
import type { Signer, SigningAct } from '../rules/signing.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { knownInstruments } from './legal-instruments.ts';
import { orderNumber, seriesYear } from './make-order.ts';
import { allBases, freezeWordings, wordingOn } from './order-wordings.ts';
import { deciding } from './reach.ts';
import { chooseSigner } from './signing-authorities.ts';

export type DecisionWarning = TermWarning;

/** What a decision of another module is signed by. */
export type PreparedDecision = {
  readonly office: OrganisationRef;
  readonly signer: Signer | null;
};

/** Checks the office and the signer's authority for the act of a decision that another module issues. */
export async function prepareDecision(
  context: OrderContext,
  scope: Scope,
  input: {
    readonly act: SigningAct;
    readonly officeId: string;
    readonly signerId?: string | undefined;
  },
): Promise<Outcome<PreparedDecision>> {
  const found = await deciding(context, scope, input.officeId);
  if (!found.ok) {
    return found;
  }
  const office = found.value;
  if (input.signerId === undefined) {
    return done({ office, signer: null });
  }
  const act = { authorityId: input.signerId, officeId: office.organisationId, kind: input.act };
  const signer = await chooseSigner(context, scope, act);
  return signer.ok ? done({ office, signer: signer.value }) : signer;
}

/** A decision of another module as it was issued. */
export type IssuedDecision = {
  readonly number: string;
  /** Digest of the words that it keeps (order_wording). */
  readonly wording: string;
  /** Laws named in the basis or in the words of the office that do not hold on that day. */
  readonly warnings: readonly DecisionWarning[];
};

/**
 * Takes the next number of the office's series of decisions and keeps the words of its template, in the caller's
 * transaction: no gaps, no doubles.
 */
export async function issueDecision(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  input: {
    readonly office: OrganisationRef;
    readonly kind: PaperKind;
    readonly legalBasis: string;
    readonly at: number;
  },
): Promise<IssuedDecision> {
  const { office, kind, legalBasis, at } = input;
  const words = await wordingOn(context, scope, tx, { office, kind, at });
  const [wording] = await freezeWordings(scope, tx, [words]);
  const series = { officeId: office.organisationId, year: seriesYear(at) };
  return {
    number: orderNumber(await takeOrderNumbers(scope, tx, series, 1), office.numberSuffix),
    wording: wording!,
    warnings: legalWarnings(allBases(legalBasis, words.wording), at, await knownInstruments(scope, tx)),
  };
}
