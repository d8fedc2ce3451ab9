import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { handoverApi } from '../../../../contract/handover.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { organisationById, type OrganisationRef } from '../../../registry/organisations/index.ts';
import { chooseSigner, freezeWordings, mayUseOffice, type Signer, wordingOn } from '../../orders/index.ts';
import type { HandoverContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { dueAt } from '../rules/clock.ts';
import { handoverCountChange } from '../rules/handover-figures.ts';
import { counted } from '../store/clock.ts';
import {
  insertEvents,
  insertHandovers,
  insertLetter,
  latestOf,
  lockPersons,
  takeLetterNumber,
} from '../store/handovers.ts';
import type { HandoverRow, LetterRow } from '../store/tables.ts';
import { makeDossiers, sealDossier } from './dossier.ts';
import { findSubjects, type Subject } from './find-subjects.ts';

type Api = (typeof handoverApi)['POST /handovers'];
export type SendInput = Body<Api>;
export type SentReply = Static<Api['reply'][201]>;

type Receiver = Pick<LetterRow, 'to_area_no' | 'outside'>;
type Checked = {
  readonly receiver: Receiver;
  readonly office: OrganisationRef;
  readonly signer: Signer | null;
};
/** Somebody of the request with the place in it, since that gives the id. */
type Found = { readonly subject: Subject; readonly handoverId: string; readonly at: number };

/**
 * Hands people over with one letter, in one transaction, repeatable by its id. Who can't be handed over is refused
 * alone; the letter names the others, and where nobody is left there is none.
 */
export async function sendHandovers(
  context: HandoverContext,
  scope: Scope,
  input: SendInput,
): Promise<Outcome<SentReply>> {
  const checked = await check(context, scope, input);
  if (!checked.ok) {
    return checked;
  }
  const now = context.platform.clock.now();
  const id = input.id.toLowerCase();
  return await context.platform.db
    .transaction()
    .execute(
      async (tx) =>
        await once(
          tx,
          { id, kind: 'handover', content: { ...input, id }, at: now },
          async () => await sendAll(context, scope, tx, { ...input, id }, checked.value, now),
        ),
    );
}

async function check(context: HandoverContext, scope: Scope, input: SendInput): Promise<Outcome<Checked>> {
  const receiver = readReceiver(context, input);
  if (!receiver.ok) {
    return receiver;
  }
  const office = await organisationById(scope, context.platform.db, input.officeId);
  if (office === undefined || !mayUseOffice(scope, context.areas.pathOf(office.areaNo))) {
    return refuse('unknown-office', { fields: { officeId: 'unknown' } });
  }
  if (input.signerId === undefined) {
    return done({ receiver: receiver.value, office, signer: null });
  }
  const act = { authorityId: input.signerId, officeId: office.organisationId, kind: 'hand-over' as const };
  const signer = await chooseSigner(context.orders, scope, act);
  return signer.ok ? done({ receiver: receiver.value, office, signer: signer.value }) : signer;
}

function readReceiver(
  { areas, platform, provinceCode }: HandoverContext,
  input: SendInput,
): Outcome<Receiver> {
  const { toAreaId, outside } = input;
  if ((toAreaId === undefined) === (outside === undefined)) {
    return refuse('no-receiver', { fields: { toAreaId: 'one receiver' } });
  }
  if (toAreaId === undefined) {
    return done({ to_area_no: null, outside: outside ?? null });
  }
  const today = localDate(platform.clock.now());
  const area = areas.byId(toAreaId.toLowerCase());
  const province = areas.byCode(provinceCode, today);
  const ours =
    area?.kind === 'commune' &&
    province !== undefined &&
    area.path.startsWith(province.path) &&
    (area.validTo === null || today < area.validTo);
  return ours
    ? done({ to_area_no: area.no, outside: null })
    : refuse('unknown-receiver', { fields: { toAreaId: 'no commune of the province' } });
}

async function sendAll(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  input: SendInput,
  { receiver, office, signer }: Checked,
  now: number,
): Promise<Outcome<SentReply>> {
  const asked = input.items.map(({ subject, id }) => ({ subject, id: id.toLowerCase() }));
  // Who it is, is looked up twice: once to know whom to lock, once to see what stands while they are locked.
  const first = await findSubjects(context, scope, tx, asked);
  await lockPersons(
    scope,
    tx,
    first.flatMap((one) => (one.ok ? [one.value.personNo] : [])),
  );
  const subjects = await findSubjects(context, scope, tx, asked);
  const latest = await latestOf(
    scope,
    tx,
    subjects.flatMap((one) => (one.ok ? [...one.value.numbers] : [])),
  );
  const taken = new Set<number>();
  const found: Found[] = [];
  const outcomes = subjects.map((one, at): SentReply['outcomes'][number] => {
    const { id } = asked[at]!;
    const waits = one.ok && one.value.numbers.some((no) => latest.get(no)?.status === 'SENT');
    const refused = !one.ok
      ? one
      : waits || taken.has(one.value.personNo)
        ? refuse('already-sent')
        : one.value.fromAreaNo === receiver.to_area_no
          ? refuse('same-area')
          : null;
    if (refused !== null) {
      return refusedRow(id, refused);
    }
    const { value: subject } = one as Extract<typeof one, { ok: true }>;
    taken.add(subject.personNo);
    found.push({ subject, at, handoverId: namedUuid7(now, `handover ${input.id} ${subject.personNo}`) });
    return { id, status: 201 };
  });
  if (found.length === 0) {
    return done({ letter: null, outcomes }, 200);
  }
  const letter = await writeLetter(
    context,
    scope,
    tx,
    input,
    { receiver, office, signer },
    found.length,
    now,
  );
  await writePeople(context, scope, tx, letter, found, now);
  const handoverOf = new Map(found.map((one) => [one.at, one.handoverId]));
  return done(
    {
      letter: { id: letter.id, number: letter.number },
      outcomes: outcomes.map((one, at) => ({ ...one, id: handoverOf.get(at) ?? one.id })),
    },
    201,
  );
}

async function writeLetter(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  input: SendInput,
  { receiver, office, signer }: Checked,
  people: number,
  now: number,
): Promise<LetterRow> {
  const year = Number(localDate(now).slice(0, 4));
  const words = await wordingOn(context.orders, scope, tx, { office, kind: 'hand-over', at: now });
  const [wording] = await freezeWordings(scope, tx, [words]);
  const sequence = await takeLetterNumber(scope, tx, { officeId: office.organisationId, year });
  const letter: LetterRow = {
    id: input.id,
    dataset: scope.dataset,
    number: letterNumber(sequence, office.numberSuffix),
    office_id: office.organisationId,
    series_year: year,
    sequence,
    ...receiver,
    signer,
    reason: input.reason,
    note: input.note ?? null,
    wording: wording!,
    people,
    sent_at: new Date(now),
    sent_by: scope.actor.name,
  };
  await insertLetter(scope, tx, letter);
  return letter;
}

/**
 * `0012/UBND-PCD`: an official letter has no abbreviation of its kind, but its office and field, here `phòng, chống dịch` (Decree
 * 30/2020/NĐ-CP, Annex I as remembered; unverified). The field keeps this series apart from the office's other letters.
 */
export function letterNumber(sequence: number, suffix: string | null): string {
  const office = suffix?.replace(/^QĐ-?/u, '').trim() ?? '';
  return `${String(sequence).padStart(4, '0')}/${office === '' ? 'CLYT' : office}-PCD`;
}

async function writePeople(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  letter: LetterRow,
  found: readonly Found[],
  now: number,
): Promise<void> {
  const dossiers = await makeDossiers(
    scope,
    tx,
    found.map(({ subject }) => subject),
    now,
  );
  const rows = found.map(({ subject, handoverId }, position): HandoverRow => ({
    person_no: subject.personNo,
    id: handoverId,
    dataset: scope.dataset,
    letter_id: letter.id,
    position,
    subject: subject.subject,
    case_id: subject.about.caseId,
    contact_id: subject.contactId,
    from_area_no: subject.fromAreaNo,
    to_area_no: letter.to_area_no,
    status: 'SENT',
    reason: letter.reason,
    sent_at: letter.sent_at,
    sent_by: letter.sent_by,
    due_at: new Date(dueAt(now)),
    warnings: 0,
    superior_area_no: null,
    answered_at: null,
    answered_by: null,
    answer_reason: null,
    return_until: null,
    returned_at: null,
    reply_number: null,
    reply_date: null,
    dossier: sealDossier(context, dossiers.get(subject.personNo)!),
  }));
  await insertHandovers(scope, tx, rows);
  await insertEvents(
    scope,
    tx,
    rows.map((row) => ({
      person_no: row.person_no,
      handover_id: row.id,
      id: namedUuid7(now, `${row.id}/sent`),
      kind: 'sent' as const,
      at: letter.sent_at,
      by_name: letter.sent_by,
      note: letter.note,
    })),
  );
  await addFigures(
    tx,
    rows.flatMap((row) => handoverCountChange(null, counted(row))),
  );
  const areaNos = [...new Set(rows.flatMap((row) => [row.from_area_no, row.to_area_no ?? []].flat()))];
  await appendEvent(tx, {
    topic: 'handover.moved',
    dataset: scope.dataset,
    payload: { handoverIds: rows.map((row) => row.id), step: 'send', areaNos },
    at: now,
  });
  await audit(
    tx,
    scope,
    now,
    rows.map((row) => ({
      action: 'handover.send',
      subjectKind: 'handover',
      subjectId: row.id,
      areaNo: row.from_area_no,
      detail: { to: row.to_area_no, outside: row.to_area_no === null, subject: row.subject },
    })),
  );
}
