import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { organisationById } from '../../../registry/organisations/index.ts';
import { papersFile } from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import { type LockdownPaper, lockdownPaper } from '../document/lockdown-paper.ts';
import { refuse } from '../refusals.ts';
import type { LockdownRow, SignedDecision } from '../store/lockdowns.ts';
import { membersOf } from '../store/members.ts';
import { findChange } from '../store/work.ts';
import { reachLockdown } from './reach.ts';

type Which = LockdownPaper['which'];

const fileNames: { readonly [which in Which]: string } = {
  'set-up': 'quyet-dinh-phong-toa.pdf',
  extension: 'quyet-dinh-gia-han-phong-toa.pdf',
  lift: 'quyet-dinh-do-phong-toa.pdf',
};

/** The decision that sets a cordon up, extends or lifts it, as an official document; it names nobody inside. */
export async function printLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  asked: { readonly which: Which; readonly extension?: string | undefined },
): Promise<FileAnswer | Refusal> {
  const { areas, places, platform } = context;
  const { db, clock } = platform;
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
  const office = await organisationById(scope, db, decision.officeId);
  const place =
    row.place_no === null ? null : (await places.byNos(scope, db, [row.place_no])).get(row.place_no);
  // Who was inside when the decision was issued, not today.
  const inside = (await membersOf(scope, db, [row.id])).filter(
    (one) =>
      one.since_at.getTime() <= decision.at && (one.left_at === null || one.left_at.getTime() > decision.at),
  );
  await audit(db, scope, clock.now(), [
    { action: 'lockdown.print', subjectKind: 'lockdown', subjectId: row.id, areaNo: row.area_no },
  ]);
  const paper = lockdownPaper({
    id: row.id,
    dataset: row.dataset,
    which: asked.which,
    decision,
    setUpNumber: row.set_up.number,
    officeSeat: office === undefined ? 'Việt Nam' : (areas.byNo(office.areaNo)?.name ?? 'Việt Nam'),
    title: row.title,
    areaName: areas.byNo(row.area_no)?.fullName ?? '',
    placeName: place?.name ?? null,
    drawn: row.outline !== null,
    addressWords: row.address_words,
    from: row.from_at.getTime(),
    households: new Set(inside.map(({ household }) => household)).size,
    people: inside.length,
  });
  return {
    ok: true,
    file: {
      name: fileNames[asked.which],
      type: 'application/pdf',
      body: await papersFile([paper]),
      inline: true,
    },
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
