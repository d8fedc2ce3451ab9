import {
  completionContent,
  completionText,
  openCompletion,
  webCrypto,
} from '../../../../lib/credentials/index.ts';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { orderPapersApi } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PaperContext } from '../context.ts';
import type { Decision } from '../document/decision.ts';
import { certificatesFile } from '../document/draw-certificate.ts';
import { refuse } from '../refusals.ts';
import { decisionsOf, pdf, printableOrders } from './print-decision.ts';
import { auditReading } from './show-order.ts';

type Verification = (typeof orderPapersApi)['POST /public/completions/verify'];

/** The message carries an end; what was completed stays completed, so it is far away. */
const KEPT_MS = 10 * 366 * 86_400_000;

/** Certificates of completion of released orders in one PDF, in the order asked; all of them or none. */
export async function printCertificates(
  context: PaperContext,
  scope: Scope,
  ids: string,
): Promise<FileAnswer | Refusal> {
  const rows = await printableOrders(context, scope, ids);
  if (!rows.ok) {
    return rows;
  }
  const open = rows.value.filter((row) => row.status !== 'RELEASED' || row.kind === 'test');
  if (open.length > 0) {
    return refuse('not-completed', { params: { count: open.length } });
  }
  await auditReading(context, scope, 'order.certify', rows.value);
  const ends = new Map(rows.value.map((row) => [row.id, (row.ended_at ?? row.until_at).getTime()]));
  const decisions = await decisionsOf(context, scope, rows.value);
  const madeAt = context.platform.clock.now();
  const certificates = [];
  for (const decision of decisions) {
    const endedAt = ends.get(decision.id)!;
    certificates.push({ decision, endedAt, madeAt, code: await sign(context, decision, endedAt, madeAt) });
  }
  return pdf('giay-xac-nhan.pdf', await certificatesFile(certificates));
}

async function sign(
  { signer }: PaperContext,
  decision: Decision,
  endedAt: number,
  madeAt: number,
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
  });
  return completionText(await signer.sign('completion', content, { from: madeAt, until: madeAt + KEPT_MS }));
}

/** Whether this system signed a code, and what it says. Nothing is looked up: the code holds all that is answered. */
export async function verifyCompletion(
  { platform, signer }: PaperContext,
  { code }: Body<Verification>,
): Promise<Reply<Verification>> {
  const now = new Date(platform.clock.now());
  const opened = await openCompletion(code.trim(), await signer.publicKeys(), now, webCrypto);
  if (!opened.ok) {
    return {
      genuine: false,
      simulated: false,
      number: null,
      name: null,
      birthYear: null,
      office: null,
      from: null,
      ended: null,
    };
  }
  const { from, ended, ...rest } = opened.value;
  return {
    genuine: true,
    ...rest,
    from: new Date(from).toISOString(),
    ended: new Date(ended).toISOString(),
  };
}
