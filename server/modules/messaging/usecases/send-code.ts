import type { CodeSender } from '../../../platform/access/usecases/reset-password.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { MessagingContext } from '../context.ts';
import { handToGateway, keepOutgoing, textsLeave } from './outgoing.ts';

/**
 * Sends a code to a phone. What the list of texts shows has no code in it: whoever reads the list could otherwise pass for
 * the one whom it was sent to. Simulated codes leave nowhere and open nothing real: they can be read there.
 */
export function codeSender(context: MessagingContext): CodeSender {
  const { db, clock } = context.platform;
  return {
    leaves: (dataset) => textsLeave(context, dataset),
    send: async (scope, { to, text, shown }) => {
      const simulated = scope.dataset !== 'live';
      if (!simulated && !textsLeave(context, scope.dataset)) {
        return;
      }
      const at = clock.now();
      const id = uuid7(at);
      await keepOutgoing(context, scope, db, { id, to, at, shown: simulated ? text : shown });
      await handToGateway(context, scope, { id, to, text });
    },
  };
}
