import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import type { TermWarning } from '../rules/limits.ts';
import type { Signer, SigningAct } from '../rules/signing.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { knownInstruments } from './legal-instruments.ts';
import { orderNumber, seriesYear } from './make-order.ts';
import { deciding } from './reach.ts';
import { chooseSigner } from './signing-authorities.ts';

export type DecisionWarning = TermWarning;

/** What a decision of another module is signed by. */
export type PreparedDecision = {
  readonly office: OrganisationRef;
  readonly signer: Signer | null;
  /** Laws named in the basis that do not hold today. */
  readonly warnings: readonly DecisionWarning[];
};

/** Checks the office, the signer's authority for the act and the legal basis of a decision that another module issues. */
export async function prepareDecision(
  context: OrderContext,
  scope: Scope,
  input: {
    readonly act: SigningAct;
    readonly officeId: string;
    readonly signerId?: string | undefined;
    readonly legalBasis: string;
  },
): Promise<Outcome<PreparedDecision>> {
  const { db, clock } = context.platform;
  const found = await deciding(context, scope, input.officeId);
  if (!found.ok) {
    return found;
  }
  const office = found.value;
  const warnings = legalWarnings(input.legalBasis, clock.now(), await knownInstruments(scope, db));
  if (input.signerId === undefined) {
    return done({ office, signer: null, warnings });
  }
  const act = { authorityId: input.signerId, officeId: office.organisationId, kind: input.act };
  const signer = await chooseSigner(context, scope, act);
  return signer.ok ? done({ office, signer: signer.value, warnings }) : signer;
}

/** Takes the next number of the office's series of decisions, in the caller's transaction: no gaps, no doubles. */
export async function numberDecision(
  scope: Scope,
  tx: Tx,
  office: OrganisationRef,
  at: number,
): Promise<string> {
  const series = { officeId: office.organisationId, year: seriesYear(at) };
  return orderNumber(await takeOrderNumbers(scope, tx, series, 1), office.numberSuffix);
}
