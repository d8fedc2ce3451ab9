import type { Body } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { dueAt, endOf, runningDue, termsAt, warnAt, type Wish } from '../rules/terms.ts';
import { insertRequest, type RequestRow } from '../store/requests.ts';
import { changeOpenRequest } from './change-open-request.ts';
import { holidaysFrom } from './holidays.ts';
import { reaches } from './reach.ts';
import { shown, type ShownRequest } from './show-requests.ts';

type Api = typeof privacyApi;

/** What a request is made of, whichever way it came. */
export type Asked = {
  readonly id: string;
  readonly wish: Wish;
  readonly channel: RequestRow['channel'];
  readonly proof: RequestRow['proof'];
  readonly words?: string | undefined;
  /** Told at once how the wish will be dealt with, as at a desk. */
  readonly firstAnswer?: string | undefined;
};

/** Records what somebody asked at the desk, by phone or by letter. */
export async function recordRequest(
  context: PrivacyContext,
  scope: Scope,
  body: Body<Api['POST /privacy/requests']>,
): Promise<Outcome<ShownRequest>> {
  const personId = body.personId.toLowerCase();
  const person = (await context.people.byIds(scope, [personId])).get(personId);
  if (person === undefined) {
    return refuseGeneral('not-found');
  }
  if (!reaches(context, scope, 'privacy.record', person.areaNo)) {
    return refuseGeneral('forbidden');
  }
  const kept = await keepRequest(context, scope, person, body);
  return kept.ok ? await shown(context, scope, kept.value.id, kept.status) : kept;
}

/** Keeps a request once; its deadlines run from now. */
export async function keepRequest(
  { platform: { db, clock, secrets }, homeAreaNo }: PrivacyContext,
  scope: Scope,
  person: ResolvedPerson,
  asked: Asked,
): Promise<Outcome<{ id: string }>> {
  const at = clock.now();
  // Somebody must answer for a person of no unit, and be told when nobody did.
  const areaNo = person.areaNo ?? homeAreaNo();
  const id = asked.id.toLowerCase();
  const terms = termsAt(at);
  const isHoliday = await holidaysFrom(scope, db, at);
  const due = new Date(dueAt(terms, asked.wish, at, isHoliday));
  const told = asked.firstAnswer;
  const dated = {
    state: 'open',
    due_at: due,
    first_answer_due_at:
      terms.firstAnswer === null ? null : new Date(endOf(terms.firstAnswer, at, isHoliday)),
    first_answered_at: told === undefined ? null : new Date(at),
    decided_at: null,
  } as const;
  const waitsUntil = runningDue(dated);
  const content = [scope.dataset, person.personNo, asked.wish, asked.words ?? null];
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'privacy.request', content, at }, async () => {
        await insertRequest(tx, {
          id,
          dataset: scope.dataset,
          person_no: person.personNo,
          area_no: areaNo,
          wish: asked.wish,
          channel: asked.channel,
          proof: asked.proof,
          ...dated,
          first_answered_by: told === undefined ? null : scope.actor.name,
          first_answer: told === undefined ? null : secrets.encrypt(told),
          words: asked.words === undefined ? null : secrets.encrypt(asked.words),
          received_at: new Date(at),
          received_by: scope.actor.name,
          waits_until: waitsUntil,
          warn_at: new Date(warnAt(terms, waitsUntil.getTime())),
          first_due_at: null,
          extended_at: null,
          extended_by: null,
          extension_reason: null,
          rule: terms.version,
          answer: null,
          decided_by: null,
        });
        await audit(tx, scope, at, [
          {
            action: 'privacy.request',
            subjectKind: 'person',
            subjectId: person.personId,
            areaNo,
            detail: { wish: asked.wish, channel: asked.channel },
          },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** Notes how the asker was checked. */
export async function noteProof(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  { proof }: Body<Api['POST /privacy/requests/{id}/proof']>,
): Promise<Outcome<ShownRequest>> {
  const act = { right: 'privacy.record', action: 'privacy.proof' } as const;
  // Once it is answered, how the asker was checked is why it was answered so.
  return await changeOpenRequest(context, scope, id, act, () => ({ change: { proof }, detail: { proof } }));
}

/** Tells the asker how the wish will be dealt with, once; later words belong into the answer. */
export async function giveFirstAnswer(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  { words }: Body<Api['POST /privacy/requests/{id}/first-answer']>,
): Promise<Outcome<ShownRequest>> {
  const { clock, secrets } = context.platform;
  const act = { right: 'privacy.record', action: 'privacy.first-answer' } as const;
  return await changeOpenRequest(context, scope, id, act, (_, row, by) =>
    row.first_answered_at !== null
      ? refuse('told-already')
      : {
          change: {
            first_answered_at: new Date(clock.now()),
            first_answered_by: by,
            first_answer: secrets.encrypt(words),
          },
          detail: { wish: row.wish },
        },
  );
}
