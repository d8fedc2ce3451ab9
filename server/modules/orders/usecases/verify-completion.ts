import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderCertificatesApi } from '../../../../contract/order-certificates.ts';
import { type Completion, openCompletion, webCrypto } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { PaperContext } from '../context.ts';
import { annulledOrder, withdrawnCertificate, type WithdrawnMark } from '../store/certificates.ts';

type Verification = (typeof orderCertificatesApi)['POST /public/completions/verify'];

/**
 * Whether this system signed a code, what it says and who signed the paper. Looked up is one thing alone, by what a genuine
 * code names: whether the certificate was withdrawn.
 */
export async function verifyCompletion(
  { platform, signer }: PaperContext,
  scope: Scope,
  { code }: Body<Verification>,
): Promise<Reply<Verification>> {
  const now = new Date(platform.clock.now());
  const opened = await openCompletion(code.trim(), await signer.publicKeys(scope.dataset), now, webCrypto);
  if (!opened.ok) {
    return {
      genuine: false,
      simulated: false,
      withdrawn: null,
      certificate: null,
      issuedAt: null,
      number: null,
      name: null,
      birthYear: null,
      office: null,
      signer: null,
      signerTitle: null,
      from: null,
      ended: null,
    };
  }
  const said = opened.value;
  const withdrawn = await withdrawalOf(platform.db, scope, said);
  return {
    genuine: true,
    simulated: said.simulated,
    withdrawn: withdrawn === null ? null : { at: withdrawn.at.toISOString(), decision: withdrawn.decision },
    certificate: said.certificate?.number ?? null,
    issuedAt: said.certificate === null ? null : new Date(said.certificate.issued).toISOString(),
    number: said.number,
    name: said.name,
    birthYear: said.birthYear,
    office: said.office,
    signer: said.signer?.name ?? null,
    signerTitle: said.signer?.title ?? null,
    from: new Date(said.from).toISOString(),
    ended: new Date(said.ended).toISOString(),
  };
}

async function withdrawalOf(
  db: PaperContext['platform']['db'],
  scope: Scope,
  { certificate, number, ended, simulated }: Completion,
): Promise<WithdrawnMark | null> {
  return certificate === null
    ? await annulledOrder(scope, db, { number, ended: new Date(ended), simulated })
    : await withdrawnCertificate(scope, db, certificate.id);
}
