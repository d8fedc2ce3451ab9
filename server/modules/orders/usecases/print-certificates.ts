import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PaperContext } from '../context.ts';
import { type Certificate, certificateText } from '../document/certificate.ts';
import { certificatesFile } from '../document/draw-certificate.ts';
import { refuse } from '../refusals.ts';
import { type CertificateRow, certificatesOf } from '../store/certificates.ts';
import { findWordings } from '../store/order-wordings.ts';
import type { OrderRow } from '../store/orders.ts';
import { type CertificateContent, openCertificate } from './certificate-content.ts';
import { signCode } from './issue-certificates.ts';
import { decisionsOf, pdf, printableOrders } from './print-decision.ts';
import { auditReading } from './show-order.ts';

type Standing = { readonly row: OrderRow; readonly certificate: CertificateRow };

/** Certificates of completion that stand, in one PDF, in the order asked, word by word as issued; all of them or none. */
export async function printCertificates(
  context: PaperContext,
  scope: Scope,
  ids: string,
): Promise<FileAnswer | Refusal> {
  const rows = await printableOrders(context, scope, ids);
  if (!rows.ok) {
    return rows;
  }
  const orderIds = rows.value.map((row) => row.id);
  const known = await certificatesOf(scope, context.platform.db, orderIds);
  const good = new Map(known.filter((one) => one.withdrawn_at === null).map((one) => [one.order_id, one]));
  const standing = rows.value.flatMap((row): Standing[] => {
    const certificate = good.get(row.id);
    return certificate === undefined ? [] : [{ row, certificate }];
  });
  if (standing.length < rows.value.length) {
    return refuse('not-certified', { params: { count: rows.value.length - standing.length } });
  }
  await auditReading(context, scope, 'order.certify', rows.value);
  const older = await contentsMadeNow(
    context,
    scope,
    standing.filter(({ certificate }) => certificate.content === null),
  );
  const papers = standing.flatMap(({ certificate }): Certificate[] => {
    const { id, content, number, signer, issued_at: issuedAt, dataset } = certificate;
    const said = content === null ? older.get(id) : openCertificate(context, content);
    return said === undefined ? [] : [{ ...said, number, signer, issuedAt: issuedAt.getTime(), dataset }];
  });
  return pdf('giay-xac-nhan.pdf', await certificatesFile(papers));
}

/** Text and code of certificates made before these were kept: the words that were kept, with what is known today. */
async function contentsMadeNow(
  context: PaperContext,
  scope: Scope,
  standing: readonly Standing[],
): Promise<ReadonlyMap<string, CertificateContent>> {
  const { db } = context.platform;
  const byOrder = new Map(standing.map((one) => [one.row.id, one]));
  const wordings = await findWordings(scope, db, [
    ...new Set(standing.map((one) => one.certificate.wording)),
  ]);
  const decisions = await decisionsOf(
    context,
    scope,
    db,
    standing.map((one) => one.row),
  );
  const made = new Map<string, CertificateContent>();
  for (const decision of decisions) {
    const { row, certificate } = byOrder.get(decision.id)!;
    const frozen = wordings.get(certificate.wording);
    if (frozen !== undefined) {
      const endedAt = (row.ended_at ?? row.until_at).getTime();
      const { id, number, issued_at: issuedAt } = certificate;
      const code = await signCode(context, { ...decision, officeName: frozen.officeName }, endedAt, {
        certificate: { id, number, issued: issuedAt.getTime() },
        signer: null,
      });
      made.set(id, { text: certificateText({ decision, ...frozen, endedAt }), code });
    }
  }
  return made;
}
