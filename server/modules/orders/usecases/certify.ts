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
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { PaperContext } from '../context.ts';
import type { Certificate } from '../document/certificate.ts';
import type { Decision } from '../document/decision.ts';
import { certificatesFile } from '../document/draw-certificate.ts';
import { refuse } from '../refusals.ts';
import type { FrozenWording } from '../store/order-wordings.ts';
import { findOrders, lockOrders, noteCertified, type OrderRow } from '../store/orders.ts';
import { freezeWordings, wordingOn, wordingsOf } from './order-wordings.ts';
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
  const made = await certified(context, scope, rows.value);
  const decisions = await decisionsOf(context, scope, rows.value);
  const now = context.platform.clock.now();
  const certificates: Certificate[] = [];
  for (const decision of decisions) {
    const { row, frozen } = made.get(decision.id)!;
    const endedAt = (row.ended_at ?? row.until_at).getTime();
    certificates.push({
      decision,
      ...frozen,
      endedAt,
      madeAt: row.certified_at?.getTime() ?? now,
      code: await sign(context, { ...decision, officeName: frozen.officeName }, endedAt, now),
    });
  }
  return pdf('giay-xac-nhan.pdf', await certificatesFile(certificates));
}

type Certified = { readonly row: OrderRow; readonly frozen: FrozenWording };

/** The orders with the words of their certificates: those that the first print kept. */
async function certified(
  context: PaperContext,
  scope: Scope,
  rows: readonly OrderRow[],
): Promise<ReadonlyMap<string, Certified>> {
  const { db } = context.platform;
  const stored = rows.some((row) => row.certified_at === null)
    ? await keepCertificates(
        context,
        scope,
        rows.map((row) => row.id),
      )
    : rows;
  const papers = stored.map(({ id, office_id, certificate_wording: wording }) => ({
    id,
    office_id,
    wording,
    kind: 'certificate' as const,
  }));
  const frozen = await wordingsOf(context, scope, db, papers);
  return new Map(stored.map((row) => [row.id, { row, frozen: frozen.get(row.id)! }]));
}

/** Keeps the words of today for certificates that are made for the first time; answers the orders with them. */
async function keepCertificates(
  context: PaperContext,
  scope: Scope,
  ids: readonly string[],
): Promise<OrderRow[]> {
  const { db, clock } = context.platform;
  const at = clock.now();
  return await db.transaction().execute(async (tx) => {
    const locked = await lockOrders(scope, tx, ids);
    const unmade = Map.groupBy(
      locked.filter((row) => row.certified_at === null),
      (row) => row.office_id,
    );
    const offices = await organisationsByIds(scope, tx, [...unmade.keys()]);
    for (const [officeId, own] of unmade) {
      const office = offices.get(officeId)!;
      const words = await wordingOn(context, scope, tx, { office, kind: 'certificate', at });
      const [wording] = await freezeWordings(scope, tx, [words]);
      const made = own.map((row) => row.id);
      await noteCertified(scope, tx, made, { wording: wording!, at });
    }
    return await findOrders(scope, tx, ids);
  });
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
