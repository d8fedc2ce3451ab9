import type { Scope } from '../../../platform/access/scope.ts';
import type { CodeSender } from '../../../platform/access/usecases/reset-password.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { MessagingContext } from '../context.ts';
import { insertSms, updateSms } from '../store/messages.ts';

/**
 * Sends a code to the phone of an account. What the list of texts shows has no code in it: whoever reads the list could
 * otherwise take over the account. Where no text leaves, none is made.
 */
export function codeSender({ platform, adapter, homeAreaNo }: MessagingContext): CodeSender {
  const leaves = (dataset: string) => adapter.name !== 'kept' && dataset === 'live';
  return {
    leaves,
    send: async (scope: Scope, { to, text, shown }) => {
      if (!leaves(scope.dataset)) {
        return;
      }
      const { db, secrets, clock } = platform;
      const at = clock.now();
      const id = uuid7(at);
      await insertSms(db, {
        id,
        dataset: scope.dataset,
        area_no: homeAreaNo(),
        direction: 'out',
        state: 'waiting',
        at: new Date(at),
        phone: secrets.encrypt(to),
        body: secrets.encrypt(shown),
        reply: null,
        declaration_id: null,
        detail: null,
        by_name: scope.actor.name,
      });
      const number = to.replace(/^0/u, '84').replace(/^\+/u, '');
      await updateSms(scope, db, id, await adapter.send({ id, to: number, text }));
    },
  };
}
