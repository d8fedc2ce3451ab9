import type { Body } from '../../../../contract/kit.ts';
import type { handoverApi } from '../../../../contract/handover.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { readUpload } from '../../../platform/files/read-upload.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { contentHash, once } from '../../../platform/receipts/receipts.ts';
import type { HandoverContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findHandovers, findReply, insertReply } from '../store/handovers.ts';
import { type ShownHandoverDetail, showHandover } from './show-handover.ts';
import { sees } from './present-handovers.ts';
import { reads, stepWithin } from './step-handovers.ts';

type ReplyInput = Body<(typeof handoverApi)['POST /handovers/{id}/reply']>;
const steps = { accepted: 'accept', refused: 'refuse', returned: 'return' } as const;

/** Enters what a unit outside the province answered, with number, day and scan of its paper; repeatable by its id. */
export async function replyByPaper(
  context: HandoverContext,
  scope: Scope,
  handoverId: string,
  input: ReplyInput,
): Promise<Outcome<ShownHandoverDetail>> {
  const { db, clock, secrets } = context.platform;
  const now = clock.now();
  const [row] = await findHandovers(scope, db, [handoverId.toLowerCase()]);
  if (row === undefined || !reads(context, scope, row)) {
    return refuseGeneral('not-found');
  }
  const isDay = !Number.isNaN(Date.parse(`${input.date}T00:00:00Z`));
  if (!isDay || input.date < localDate(row.sent_at.getTime()) || input.date > localDate(now)) {
    return refuse('reply-date', { fields: { date: 'outside' } });
  }
  const { file, ...told } = input;
  const read = file === undefined ? null : readUpload(file);
  if (read !== null && !read.ok) {
    return read;
  }
  const id = input.id.toLowerCase();
  const data = read === null ? null : read.value.toString('base64');
  const hash = data === null ? null : contentHash(data).toString('hex');
  const content = { ...told, id, handoverId: row.id, file: hash };
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'handover.reply', content, at: now }, async () => {
        const [outcome] = await stepWithin(context, scope, tx, steps[input.answer], [row.id], {
          by: `${scope.actor.name}, theo văn bản của ${input.by}`,
          note: input.note ?? null,
          set: { reply_number: input.number, reply_date: input.date },
          byPaper: true,
        });
        if (outcome === undefined || !outcome.ok) {
          return outcome ?? refuseGeneral('not-found');
        }
        if (file !== undefined && data !== null) {
          await insertReply(scope, tx, {
            person_no: row.person_no,
            handover_id: row.id,
            name: file.name,
            type: file.type,
            bytes: secrets.encrypt(data),
          });
        }
        return done({ id }, 201);
      }),
  );
  return made.ok ? await showHandover(context, scope, row.id) : made;
}

/** The paper of an answer; audited. Refused to those who see people masked. */
export async function loadReply(
  context: HandoverContext,
  scope: Scope,
  handoverId: string,
): Promise<FileAnswer | Refusal> {
  const { db, clock, secrets } = context.platform;
  const [row] = await findHandovers(scope, db, [handoverId.toLowerCase()]);
  if (row === undefined || !reads(context, scope, row)) {
    return refuseGeneral('not-found');
  }
  if (!sees(context, scope, 'personal', row)) {
    return refuse('letter-personal');
  }
  const found = await findReply(scope, db, row);
  if (found === undefined) {
    return refuseGeneral('not-found');
  }
  await audit(db, scope, clock.now(), [
    { action: 'handover.reply.read', subjectKind: 'handover', subjectId: row.id, areaNo: row.from_area_no },
  ]);
  const name = `tra-loi.${found.type === 'application/pdf' ? 'pdf' : found.type === 'image/png' ? 'png' : 'jpg'}`;
  const body = Buffer.from(secrets.decrypt(found.bytes), 'base64');
  return { ok: true, file: { type: found.type, name, body, inline: false } };
}
