import type { DataOf } from '../../../shared/client.ts';
import { showInstant } from '../../kit/show.ts';

type State = DataOf<'POST /messages/sms'>['state'];

/** What whoever sent a text is told of it; `args` for `{at}`. */
export function outcomeOf(
  state: State,
  sendsAt: string | null,
): {
  readonly text: 'sentKept' | 'sentAccepted' | 'sentWaits' | 'sentUnsure' | 'sentFailed';
  readonly tone: 'good' | 'warning' | 'bad';
  readonly args: { readonly at: string };
} {
  const args = { at: showInstant(sendsAt) };
  switch (state) {
    case 'kept':
      return { text: 'sentKept', tone: 'warning', args };
    case 'accepted':
      return { text: 'sentAccepted', tone: 'good', args };
    case 'waiting':
    case 'sending':
      return { text: 'sentWaits', tone: 'warning', args };
    case 'unsure':
      return { text: 'sentUnsure', tone: 'bad', args };
    default:
      return { text: 'sentFailed', tone: 'bad', args };
  }
}
