import type { Body } from '../../../../contract/kit.ts';
import type { orderPapersApi } from '../../../../contract/order-papers.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { readUpload } from '../../../platform/files/read-upload.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { contentHash, once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { endsOrder } from '../rules/paper-kinds.ts';
import { serviceFaults } from '../rules/service.ts';
import { changeDecisionsOf, type ChangeDecisionRow } from '../store/change-decisions.ts';
import type { OrderRow } from '../store/orders.ts';
import { findPhoto, insertPhoto, insertService, type ServiceRow } from '../store/services.ts';
import { areasOf, reachedOrder, sees } from './reach.ts';
import type { ShownOrderDetail } from '../types.ts';

type ServiceInput = Body<(typeof orderPapersApi)['POST /orders/{id}/services']>;

/** Device clocks up to five minutes off are ordinary. */
const TOLERANCE_MS = 5 * 60_000;

/** Records that an order was served, repeatable by its id; a phone may send it hours later with its own time. */
export async function recordService(
  context: OrderContext,
  scope: Scope,
  orderId: string,
  input: ServiceInput,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const opened = await reachedOrder(context, scope, 'followup.record', orderId);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  const faults = serviceFaults(input);
  if (Object.keys(faults).length > 0) {
    return refuse('service-unproved', { fields: faults });
  }
  const served = await servedDecision(context, scope, row, input.decisionId);
  if (!served.ok) {
    return served;
  }
  // Of a cancelled order only that very decision still reaches the person.
  if (row.status === 'CANCELLED' && served.value?.kind !== 'cancel') {
    return refuse('service-cancelled');
  }
  const at = Date.parse(input.at);
  // Written so that a time that does not exist is refused too.
  if (
    !(
      at >= (served.value ?? row).issued_at.getTime() - TOLERANCE_MS &&
      at <= lastService(row, served.value, now)
    )
  ) {
    return refuse('service-time', { fields: { at: 'outside the order' } });
  }
  const { photo, ...told } = input;
  const read = photo === undefined ? null : readUpload(photo);
  if (read !== null && !read.ok) {
    return read;
  }
  const picture = read === null ? null : read.value.toString('base64');
  const id = input.id.toLowerCase();
  const hash = picture === null ? null : contentHash(picture).toString('hex');
  const content = { ...told, id, orderId: row.id, photo: hash };
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'order.service', content, at: now }, async () => {
        await insertService(scope, tx, {
          id,
          order_id: row.id,
          person_no: row.person_no,
          at: new Date(at),
          received_at: new Date(now),
          by_name: scope.actor.name,
          manner: input.manner,
          signed_by: input.signedBy ?? null,
          witness: input.witness ?? null,
          note: input.note ?? null,
          decision_id: served.value?.id ?? null,
        });
        if (photo !== undefined && picture !== null) {
          await insertPhoto(scope, tx, {
            service_id: id,
            order_id: row.id,
            person_no: row.person_no,
            type: photo.type,
            bytes: context.platform.secrets.encrypt(picture),
          });
        }
        const payload = { orderId: row.id, areaNos: areasOf(row) };
        await appendEvent(tx, { topic: 'order.followed', dataset: scope.dataset, payload, at: now });
        const detail = { manner: input.manner, decision: served.value?.kind };
        await audit(tx, scope, now, [
          { action: 'order.serve', subjectKind: 'order', subjectId: row.id, areaNo: row.area_no, detail },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** The decision on a change that was served; null: the order itself was. */
async function servedDecision(
  context: OrderContext,
  scope: Scope,
  row: OrderRow,
  decisionId: string | undefined,
): Promise<Outcome<ChangeDecisionRow | null>> {
  if (decisionId === undefined) {
    return done(null);
  }
  const issued = await changeDecisionsOf(scope, context.platform.db, [row.id]);
  const one = issued.find(({ id }) => id === decisionId.toLowerCase());
  return one === undefined ? refuseGeneral('not-found') : done(one);
}

/** Until when a service may be: of a decision that ended the order that is after its end. */
function lastService(row: OrderRow, decision: ChangeDecisionRow | null, now: number): number {
  const ends = decision !== null && endsOrder(decision.kind);
  const end = ends ? now : (row.ended_at?.getTime() ?? now);
  return Math.min(now, end) + TOLERANCE_MS;
}

/** The photo of the served page; audited. Refused to those who see people masked. */
export async function loadServicePhoto(
  context: OrderContext,
  scope: Scope,
  at: { readonly id: string; readonly serviceId: string },
): Promise<FileAnswer | Refusal> {
  const opened = await reachedOrder(context, scope, 'order.read', at.id);
  if (!opened.ok) {
    return opened;
  }
  if (!sees(context, scope, 'personal', opened.value)) {
    return refuse('document-personal');
  }
  const { db, clock, secrets } = context.platform;
  const serviceId = at.serviceId.toLowerCase();
  const photo = await findPhoto(scope, db, { orderId: opened.value.id, serviceId });
  if (photo === undefined) {
    return refuseGeneral('not-found');
  }
  const entry = { action: 'order.photo', subjectKind: 'order', subjectId: opened.value.id };
  await audit(db, scope, clock.now(), [{ ...entry, areaNo: opened.value.area_no }]);
  const name = photo.type === 'image/png' ? 'giao-quyet-dinh.png' : 'giao-quyet-dinh.jpg';
  const body = Buffer.from(secrets.decrypt(photo.bytes), 'base64');
  return { ok: true, file: { type: photo.type, name, body, inline: false } };
}

/** A service as shown with its order. */
export function presentService(
  row: ServiceRow & { readonly photo: boolean },
): ShownOrderDetail['services'][number] {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    manner: row.manner,
    decisionId: row.decision_id,
    signedBy: row.signed_by,
    witness: row.witness,
    photo: row.photo,
    note: row.note,
  };
}
