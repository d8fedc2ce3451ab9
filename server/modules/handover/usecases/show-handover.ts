import type { Static } from 'typebox';
import { type HandoverDetail, handoverEvents } from '../../../../contract/handover.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { HandoverContext } from '../context.ts';
import { eventsOf, findHandovers, findLetters, findReply } from '../store/handovers.ts';
import { openDossier } from './dossier.ts';
import { presentHandovers, sees } from './present-handovers.ts';
import { reads } from './step-handovers.ts';

export type ShownHandoverDetail = Static<typeof HandoverDetail>;

/**
 * One hand-over with what was handed over; audited. The dossier is what stood when it was sent or accepted, so that the
 * sender goes on reading what it knew, and nothing of what happened afterwards.
 */
export async function showHandover(
  context: HandoverContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownHandoverDetail>> {
  const { db, clock } = context.platform;
  const [row] = await findHandovers(scope, db, [id.toLowerCase()]);
  if (row === undefined || !reads(context, scope, row)) {
    return refuseGeneral('not-found');
  }
  const [shown] = await presentHandovers(context, scope, [row]);
  if (shown === undefined) {
    return refuseGeneral('not-found');
  }
  await audit(db, scope, clock.now(), [
    { action: 'handover.read', subjectKind: 'handover', subjectId: row.id, areaNo: row.from_area_no },
  ]);
  const letter = (await findLetters(scope, db, [row.letter_id])).get(row.letter_id);
  const order = (kind: (typeof handoverEvents)[number]) => handoverEvents.indexOf(kind);
  const events = (await eventsOf(scope, db, row)).toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || order(a.kind) - order(b.kind),
  );
  return done({
    ...shown,
    note: letter?.note ?? null,
    replyNumber: row.reply_number,
    replyDate: row.reply_date,
    replyFile: (await findReply(scope, db, row)) !== undefined,
    returnUntil: row.return_until?.toISOString() ?? null,
    dossier: sees(context, scope, 'sensitive', row) ? openDossier(context, row.dossier) : null,
    events: events.map((one) => ({
      kind: one.kind,
      at: one.at.toISOString(),
      by: one.by_name,
      note: one.note,
    })),
  });
}
