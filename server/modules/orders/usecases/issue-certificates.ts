import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderCertificatesApi } from '../../../../contract/order-certificates.ts';
import { completionContent, completionText } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { PaperContext } from '../context.ts';
import { certificateText } from '../document/certificate.ts';
import type { Decision } from '../document/decision.ts';
import { refuse } from '../refusals.ts';
import { statusAt } from '../rules/order-status.ts';
import type { Signer } from '../rules/signing.ts';
import { type CertificateRow, certificatesOf, insertCertificates } from '../store/certificates.ts';
import { lockOrders, type OrderRow } from '../store/orders.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { sealCertificate } from './certificate-content.ts';
import { inOrderOfNumbers } from './in-order.ts';
import { certificateNumber, seriesYear } from './make-order.ts';
import { freezeWordings, wordingOn } from './order-wordings.ts';
import { certificateRef } from './present-certificates.ts';
import { decisionsOf } from './print-decision.ts';
import { deciding, decides } from './reach.ts';
import { chooseSigner } from './signing-authorities.ts';

type Issue = (typeof orderCertificatesApi)['POST /orders/certificates'];
export type CertificateOutcomes = Reply<Issue>['outcomes'];
type Issuing = { readonly office: OrganisationRef; readonly signer: Signer | null };

/** Orders certified in one transaction: few enough that nobody waits long for the series. */
const CHUNK = 200;
/** The message carries an end; what was completed stays completed, so it is far away. */
const KEPT_MS = 10 * 366 * 86_400_000;

/**
 * Issues certificates of completion of released orders, each with an outcome of its own, in the order asked: the next numbers
 * of the office's series as the orders' own numbers follow, the signer as the authority table has it, the words of the office's template of today. Text and code
 * are kept, so that a print says the same ever after. An order whose certificate stands answers that one.
 */
export async function issueCertificates(
  context: PaperContext,
  scope: Scope,
  input: Body<Issue>,
): Promise<Outcome<Reply<Issue>>> {
  const office = await deciding(context, scope, input.officeId);
  if (!office.ok) {
    return office;
  }
  const officeId = office.value.organisationId;
  const signer =
    input.signerId === undefined
      ? done(null)
      : await chooseSigner(context, scope, { authorityId: input.signerId, officeId, kind: 'certificate' });
  if (!signer.ok) {
    return signer;
  }
  const ids = [...new Set(input.ids.map((id) => id.toLowerCase()))];
  const asked = ids.map((id) => ({ id }));
  const ordered = (await inOrderOfNumbers(scope, context.platform.db, asked)).map(({ id }) => id);
  const outcomes = new Map<string, CertificateOutcomes[number]>();
  for (let from = 0; from < ordered.length; from += CHUNK) {
    const part = ordered.slice(from, from + CHUNK);
    const issuing = { office: office.value, signer: signer.value };
    const made = await context.platform.db
      .transaction()
      .execute(async (tx) => await issueWithin(context, scope, tx, issuing, part));
    made.forEach((one) => outcomes.set(one.id, one));
  }
  return done({ outcomes: ids.map((id) => outcomes.get(id)!) });
}

async function issueWithin(
  context: PaperContext,
  scope: Scope,
  tx: Tx,
  issuing: Issuing,
  ids: readonly string[],
): Promise<CertificateOutcomes> {
  const rows = new Map((await lockOrders(scope, tx, ids)).map((row) => [row.id, row]));
  const standing = new Map(
    (await certificatesOf(scope, tx, ids))
      .filter((one) => one.withdrawn_at === null)
      .map((one) => [one.order_id, one]),
  );
  const open = [...rows.values()].filter(
    (row) => !standing.has(row.id) && certifiable(context, scope, row).ok,
  );
  const byId = new Map(open.map((row) => [row.id, row]));
  // In the order given, which is that of the numbers.
  const made = await make(
    context,
    scope,
    tx,
    issuing,
    ids.flatMap((id) => byId.get(id) ?? []),
  );
  return ids.map((id): CertificateOutcomes[number] => {
    const row = rows.get(id);
    const may = row === undefined ? refuseGeneral('not-found') : certifiable(context, scope, row);
    const one = standing.get(id) ?? made.get(id);
    if (!may.ok || one === undefined) {
      return refusedRow(id, may.ok ? refuseGeneral('not-found') : may);
    }
    return { id, status: 200, certificate: certificateRef(one) };
  });
}

function certifiable(context: PaperContext, scope: Scope, row: OrderRow): Outcome<null> {
  if (!decides(context, scope, row)) {
    return refuse('outside-area');
  }
  const status = statusAt(
    { status: row.status, until: row.until_at.getTime() },
    context.platform.clock.now(),
  );
  return status === 'RELEASED' && row.kind !== 'test'
    ? done(null)
    : refuse('not-completed', { params: { count: 1 } });
}

/** New certificates by order; an order whose person is gone gets none and takes no number. */
async function make(
  context: PaperContext,
  scope: Scope,
  tx: Tx,
  { office, signer }: Issuing,
  rows: readonly OrderRow[],
): Promise<ReadonlyMap<string, CertificateRow>> {
  const now = context.platform.clock.now();
  const decisions = await decisionsOf(context, scope, tx, rows);
  if (decisions.length === 0) {
    return new Map();
  }
  const year = seriesYear(now);
  const series = { officeId: office.organisationId, year, book: 'certificate' as const };
  const frozen = await wordingOn(context, scope, tx, { office, kind: 'certificate', at: now });
  const [wording] = await freezeWordings(scope, tx, [frozen]);
  const first = await takeOrderNumbers(scope, tx, series, decisions.length);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const made: CertificateRow[] = [];
  for (const [i, decision] of decisions.entries()) {
    const row = byId.get(decision.id)!;
    const id = uuid7(now);
    const number = certificateNumber(first + i, office.numberSuffix);
    const endedAt = (row.ended_at ?? row.until_at).getTime();
    const text = certificateText({ decision, ...frozen, endedAt });
    const code = await signCode(context, { ...decision, officeName: frozen.officeName }, endedAt, {
      certificate: { id, number, issued: now },
      signer: signer === null ? null : { name: signer.name, title: signer.lines.join(' / ') },
    });
    made.push({
      id,
      order_id: row.id,
      person_no: row.person_no,
      dataset: scope.dataset,
      number,
      office_id: office.organisationId,
      series_year: year,
      sequence: first + i,
      signer,
      wording: wording!,
      content: sealCertificate(context, { text, code }),
      issued_at: new Date(now),
      issued_by: scope.actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: null,
      withdrawn_decision: null,
    });
  }
  await insertCertificates(scope, tx, made);
  await audit(
    tx,
    scope,
    now,
    made.map((one) => ({
      action: 'order.certificate',
      subjectKind: 'order',
      subjectId: one.order_id,
      areaNo: byId.get(one.order_id)!.area_no,
      detail: { number: one.number, office: one.office_id, signing: one.signer?.authorityId ?? null },
    })),
  );
  return new Map(made.map((one) => [one.order_id, one]));
}

/** The code of a certificate, signed by this system: what whoever checks it is to know. */
export async function signCode(
  { signer }: PaperContext,
  decision: Decision,
  endedAt: number,
  said: Pick<Parameters<typeof completionContent>[0], 'signer'> & {
    readonly certificate: { readonly id: string; readonly number: string | null; readonly issued: number };
  },
): Promise<string> {
  const { birthDate, birthYear, fullName } = decision.person;
  const content = completionContent({
    number: decision.number,
    name: fullName,
    birthYear: birthYear ?? (birthDate === null ? null : Number(birthDate.slice(0, 4))),
    office: decision.officeName,
    from: decision.servedAt ?? decision.from,
    ended: endedAt,
    simulated: decision.dataset !== 'live',
    ...said,
  });
  const { issued } = said.certificate;
  return completionText(await signer.sign('completion', content, { from: issued, until: issued + KEPT_MS }));
}
