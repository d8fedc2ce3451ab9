import type { Query } from '../../../../contract/kit.ts';
import type { lockdownsApi } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import { type CordonDecision, cordonFile, type CordonPaperKind, wordingsOf } from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { LockdownRow, SignedDecision } from '../store/lockdowns.ts';
import { findChange } from '../store/work.ts';
import { paperFacts } from './paper-facts.ts';
import { reachLockdown } from './reach.ts';

type Which = Query<(typeof lockdownsApi)['GET /lockdowns/{id}/decision.pdf']>['which'];

const fileNames: { readonly [which in Which]: string } = {
  'set-up': 'quyet-dinh-phong-toa.pdf',
  extension: 'quyet-dinh-gia-han-phong-toa.pdf',
  lift: 'quyet-dinh-do-phong-toa.pdf',
};

const kinds: { readonly [which in Which]: CordonPaperKind } = {
  'set-up': 'cordon',
  extension: 'cordon-extension',
  lift: 'cordon-lift',
};

/** The decision that sets a cordon up, extends or lifts it, as an official document; it names nobody inside. */
export async function printLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  asked: { readonly which: Which; readonly extension?: string | undefined },
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', id);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const decision =
    asked.which === 'extension'
      ? await extensionOf(scope, db, row, asked.extension)
      : asked.which === 'set-up'
        ? row.set_up
        : row.lift;
  if (decision === null || row.set_up === null) {
    return refuse('no-document');
  }
  await audit(db, scope, clock.now(), [
    { action: 'lockdown.print', subjectKind: 'lockdown', subjectId: row.id, areaNo: row.area_no },
  ]);
  const paper = await paperOf(context, scope, row, row.set_up, decision, asked.which);
  if (paper === null) {
    return refuse('no-document');
  }
  return {
    ok: true,
    file: {
      name: fileNames[asked.which],
      type: 'application/pdf',
      body: await cordonFile(paper),
      inline: true,
    },
  };
}

/**
 * What a decision says, in the words that it was issued with. One issued before they were kept reads the general wording,
 * and the cordon as it stood then by its rows. Null: its office is gone with its words.
 */
async function paperOf(
  context: LockdownContext,
  scope: Scope,
  row: LockdownRow,
  setUp: SignedDecision,
  decision: SignedDecision,
  which: Which,
): Promise<CordonDecision | null> {
  const { db } = context.platform;
  const facts =
    decision.paper ?? (await paperFacts(context, scope, db, row, { kind: kinds[which], at: decision.at }));
  const shorter = which === 'extension' && decision.until < facts.formerUntil;
  const kind = decision.paper?.kind ?? (shorter ? 'cordon-reduction' : kinds[which]);
  const asked = { id: row.id, kind, wording: decision.wording ?? null, office_id: decision.officeId };
  const frozen = (await wordingsOf(context, scope, db, [asked])).get(row.id);
  if (frozen === undefined) {
    return null;
  }
  const { number, at: issuedAt, legalBasis, reason, signer, officeName } = decision;
  return {
    ...facts,
    id: row.id,
    dataset: row.dataset,
    title: row.title,
    kind,
    number,
    wording: frozen.wording,
    officeName,
    officeSeat: frozen.officeSeat,
    issuedAt,
    legalBasis,
    reason,
    signer,
    drawn: row.outline !== null,
    addressWords: row.address_words,
    disease: label('disease', row.disease as LabelCode<'disease'>, 'vi'),
    from: row.from_at.getTime(),
    until: which === 'lift' ? issuedAt : decision.until,
    first:
      which === 'set-up' ? null : { number: setUp.number, issuedAt: setUp.at, officeName: setUp.officeName },
  };
}

/** The decision of an extension; null: there is none, or it was only noted. */
async function extensionOf(
  scope: Scope,
  db: Db,
  row: LockdownRow,
  id: string | undefined,
): Promise<SignedDecision | null> {
  const change = id === undefined ? undefined : await findChange(scope, db, row.id, id.toLowerCase());
  return change?.decision ?? null;
}
