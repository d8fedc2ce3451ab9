import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { requestCode } from '../rules/terms.ts';
import { requestsOf } from '../store/requests.ts';
import { personOfToken } from './prove.ts';
import { keepRequest } from './record-request.ts';

type Api = typeof privacyApi;

/** Keeps what the holder of the token asks, and shows what became of everything they asked. */
export async function askOwn(
  context: PrivacyContext,
  { token, ask }: Body<Api['POST /public/privacy/requests']>,
): Promise<Outcome<Reply<Api['POST /public/privacy/requests']>>> {
  const person = await personOfToken(context, token);
  if (!person.ok) {
    return person;
  }
  const { db, secrets } = context.platform;
  const scope = systemScope('privacy', context.publicDataset);
  if (ask !== undefined) {
    const kept = await keepRequest(context, scope, person.value, { ...ask, channel: 'online', proof: 'sms' });
    if (!kept.ok) {
      return kept;
    }
  }
  const nos = await context.people.mergedNos(scope, person.value.personNo);
  const rows = await requestsOf(scope, db, nos);
  return done({
    items: rows.map((row) => ({
      code: requestCode(row.id),
      wish: row.wish,
      state: row.state,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      firstAnswerDueAt: row.first_answer_due_at?.toISOString() ?? null,
      firstAnswer:
        row.first_answered_at === null || row.first_answer === null
          ? null
          : { at: row.first_answered_at.toISOString(), words: secrets.decrypt(row.first_answer) },
      extension:
        row.extended_at === null || row.extension_reason === null
          ? null
          : { at: row.extended_at.toISOString(), reason: secrets.decrypt(row.extension_reason) },
      answer: row.answer === null ? null : secrets.decrypt(row.answer),
    })),
  });
}
