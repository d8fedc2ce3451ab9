import type { CodeSender } from '../../../platform/access/usecases/reset-password.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { MessagingContext } from '../context.ts';
import { insertSms, type SmsRow } from '../store/messages.ts';
import { marked, phoneHashOf, senderId, textsLeave } from './outgoing.ts';
import { tryOnce } from './send-due.ts';

/**
 * Sends a code to a phone. What the list of texts shows has no code in it: whoever reads the list could otherwise pass for
 * the one whom it was sent to. Simulated codes leave nowhere and open nothing real: they can be read there.
 */
export function codeSender(context: MessagingContext): CodeSender {
  const { db, clock, secrets } = context.platform;
  return {
    leaves: (dataset) => textsLeave(context, dataset),
    send: async (scope, { to, text, shown }) => {
      const simulated = scope.dataset !== 'live';
      if (!simulated && !textsLeave(context, scope.dataset)) {
        return;
      }
      const at = clock.now();
      const leaves = textsLeave(context, scope.dataset);
      const row: SmsRow = {
        id: uuid7(at),
        dataset: scope.dataset,
        area_no: context.homeAreaNo(),
        direction: 'out',
        state: leaves ? 'sending' : 'kept',
        at: new Date(at),
        phone: secrets.encrypt(to),
        body: secrets.encrypt(marked(simulated ? text : shown, scope.dataset)),
        reply: null,
        declaration_id: null,
        detail: null,
        by_name: scope.actor.name,
        by_id: senderId(scope),
        purpose: 'code',
        urgent: true,
        repeats: false,
        wire: null,
        phone_hash: phoneHashOf(context, to),
        queued_at: null,
        due_at: null,
        claimed_at: leaves ? new Date(at) : null,
        tries: leaves ? 1 : 0,
      };
      await insertSms(db, row);
      if (leaves) {
        await tryOnce(context, row, text);
      }
    },
  };
}
