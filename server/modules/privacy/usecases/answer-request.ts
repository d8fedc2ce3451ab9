import type { Body } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { RequestRow } from '../store/requests.ts';
import { changeOpenRequest } from './change-open-request.ts';
import { stillNeeded } from './held.ts';
import { reaches } from './reach.ts';
import type { ShownRequest } from './show-requests.ts';

type Api = typeof privacyApi;

/**
 * Answers a request. What it asks for happens in the same transaction: holding the record back, or taking off it what
 * tells who it is. A copy and a correction are done by their own screens; here it is said that they were.
 */
export async function answerRequest(
  context: PrivacyContext,
  scope: Scope,
  id: string,
  body: Body<Api['POST /privacy/requests/{id}/answer']>,
): Promise<Outcome<ShownRequest>> {
  const { clock, secrets } = context.platform;
  const act = { right: 'privacy.manage', action: 'privacy.answer' } as const;
  return await changeOpenRequest(context, scope, id, act, async (tx, row, by) => {
    const refused = body.state === 'done' ? await carryOut(context, scope, tx, row) : null;
    return (
      refused ?? {
        change: {
          state: body.state,
          answer: secrets.encrypt(body.answer),
          decided_at: new Date(clock.now()),
          decided_by: by,
        },
        detail: { wish: row.wish, state: body.state },
      }
    );
  });
}

async function carryOut(
  context: PrivacyContext,
  scope: Scope,
  tx: Tx,
  row: RequestRow,
): Promise<Refusal | null> {
  if (row.proof === 'unchecked') {
    return refuse('proof-missing', { fields: { proof: 'unchecked' } });
  }
  const nos = await context.people.mergedNos(scope, row.person_no);
  if (row.wish === 'restriction') {
    await context.people.restrict(scope, tx, nos, true);
  }
  if (row.wish === 'erasure') {
    const needed = await stillNeeded(context, scope, nos);
    if (needed.length > 0) {
      const what = needed.map(({ holding, rows }) => `${holding.name.vi} (${rows})`).join(', ');
      return refuse('still-needed', { params: { what } });
    }
    for (const holding of context.holdings()) {
      await holding.strip?.(scope, tx, nos);
    }
    await context.people.anonymise(scope, tx, nos);
  }
  return null;
}

/** Lets a record go that was held back. */
export async function releasePerson(
  context: PrivacyContext,
  given: Scope,
  personId: string,
  reason: string,
): Promise<Outcome<null>> {
  const scope = { ...given, reason };
  const id = personId.toLowerCase();
  const person = (await context.people.byIds(scope, [id])).get(id);
  if (person === undefined || !reaches(context, scope, 'privacy.manage', person.areaNo)) {
    return refuseGeneral('not-found');
  }
  const nos = await context.people.mergedNos(scope, person.personNo);
  await context.platform.db
    .transaction()
    .execute(async (tx) => await context.people.restrict(scope, tx, nos, false));
  return done(null, 204);
}
