import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { MessagingContext } from '../context.ts';
import { insertSms, updateSms } from '../store/messages.ts';

/** Whether texts of a dataset leave this installation: never simulated ones, and none without a gateway. */
export function textsLeave({ adapter }: Pick<MessagingContext, 'adapter'>, dataset: string): boolean {
  return adapter.name !== 'kept' && dataset === 'live';
}

/** A text of simulated data says so wherever it is read; one that says so already is left alone. */
function marked(text: string, dataset: string): string {
  return dataset === 'live' || /mo phong|mô phỏng/iu.test(text) ? text : `MO PHONG. ${text}`;
}

/** Keeps a text before it leaves, or instead. @param text.shown what the list of texts shows of it. */
export async function keepOutgoing(
  context: MessagingContext,
  scope: Scope,
  db: Db | Tx,
  text: { readonly id: string; readonly to: string; readonly at: number; readonly shown: string },
): Promise<void> {
  const { secrets } = context.platform;
  await insertSms(db, {
    id: text.id,
    dataset: scope.dataset,
    area_no: context.homeAreaNo(),
    direction: 'out',
    state: textsLeave(context, scope.dataset) ? 'waiting' : 'kept',
    at: new Date(text.at),
    phone: secrets.encrypt(text.to),
    body: secrets.encrypt(marked(text.shown, scope.dataset)),
    reply: null,
    declaration_id: null,
    detail: null,
    by_name: scope.actor.name,
  });
}

/** Hands a text that is kept to the gateway, if any leaves, and notes what became of it. @param text.to national digits. */
export async function handToGateway(
  context: MessagingContext,
  scope: Scope,
  text: { readonly id: string; readonly to: string; readonly text: string },
): Promise<void> {
  if (textsLeave(context, scope.dataset)) {
    const to = text.to.replace(/^0/u, '84').replace(/^\+/u, '');
    await updateSms(scope, context.platform.db, text.id, await context.adapter.send({ ...text, to }));
  }
}
