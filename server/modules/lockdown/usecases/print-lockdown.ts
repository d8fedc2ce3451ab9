import type { lockdownPapers } from '../../../../contract/lockdowns.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { type CordonDecision, cordonFile, type CordonPaperKind, wordingsOf } from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { LockdownRow, SignedDecision } from '../store/lockdowns.ts';
import { termChanges } from '../store/work.ts';
import { cordonPaper } from './cordon-paper.ts';
import { paperFacts } from './paper-facts.ts';
import { reachLockdown } from './reach.ts';

type Which = (typeof lockdownPapers)[number];

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

/**
 * The decision that sets a cordon up, extends or lifts it, as an official document; it names nobody inside. Without saying
 * which, it is the newest that was issued.
 */
export async function printLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  asked: { readonly which?: Which | undefined; readonly extension?: string | undefined },
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', id);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const found = await decisionOf(scope, db, row, asked);
  if (found === null) {
    return refuse(row.set_up === null ? 'not-decided' : 'no-document');
  }
  await audit(db, scope, clock.now(), [
    { action: 'lockdown.print', subjectKind: 'lockdown', subjectId: row.id, areaNo: row.area_no },
  ]);
  const paper = await paperOf(context, scope, row, found.decision, found.which);
  return paper === null
    ? refuse('no-document')
    : {
        ok: true,
        file: {
          name: fileNames[found.which],
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
  decision: SignedDecision,
  which: Which,
): Promise<CordonDecision | null> {
  const { db } = context.platform;
  const facts =
    decision.paper ?? (await paperFacts(context, scope, db, row, { kind: kinds[which], at: decision.at }));
  const shorter = which === 'extension' && decision.until < facts.formerUntil;
  const kind = decision.paper?.kind ?? (shorter ? 'cordon-reduction' : kinds[which]);
  const asked = { id: row.id, kind, wording: decision.wording ?? null, office_id: decision.officeId };
  const words = (await wordingsOf(context, scope, db, [asked])).get(row.id);
  return words === undefined ? null : cordonPaper(row, decision, { ...facts, kind }, words);
}

/** The decision that is asked for; null: there is none, or a new end was only noted. */
async function decisionOf(
  scope: Scope,
  db: Db,
  row: LockdownRow,
  { which, extension }: { readonly which?: Which | undefined; readonly extension?: string | undefined },
): Promise<{ readonly which: Which; readonly decision: SignedDecision } | null> {
  const of = (kind: Which, decision: SignedDecision | null | undefined) =>
    decision === null || decision === undefined ? null : { which: kind, decision };
  if (which === 'set-up' || which === 'lift') {
    return of(which, which === 'lift' ? row.lift : row.set_up);
  }
  if (which === undefined && extension === undefined && row.lift !== null) {
    return of('lift', row.lift);
  }
  const changes = await termChanges(scope, db, row.id);
  const change =
    extension === undefined
      ? changes.find(({ decision }) => decision !== null)
      : changes.find(({ id }) => id === extension.toLowerCase());
  const found = of('extension', change?.decision);
  return found ?? (which === undefined && extension === undefined ? of('set-up', row.set_up) : null);
}
