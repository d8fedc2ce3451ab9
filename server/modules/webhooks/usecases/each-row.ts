import type { Static } from 'typebox';
import type { webhooksApi } from '../../../../contract/webhooks.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';

type Outcomes = Static<(typeof webhooksApi)['POST /webhooks/keeper']['reply'][200]>;

/** Does something to each of these records in a transaction of its own, so that one that is refused holds up no other. */
export async function eachRow(
  ids: readonly string[],
  act: (id: string) => Promise<Outcome<unknown>>,
): Promise<Outcome<Outcomes>> {
  const outcomes: Outcomes['outcomes'] = [];
  for (const id of new Set(ids.map((one) => one.toLowerCase()))) {
    const outcome = await act(id);
    const { status = 200 } = outcome;
    const why = outcome.ok
      ? {}
      : { code: outcome.code, message: outcome.message, messageEn: outcome.messageEn };
    outcomes.push({ id, status, ...why });
  }
  return done({ outcomes });
}
