import { randomBytes } from 'node:crypto';
import { makeShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { cardContent } from '../rules/card-content.ts';
import { cardHash } from '../rules/keys.ts';
import { insertCard, revokeCards } from '../store/cards.ts';
import { claimKeys, endKeys } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { CardContext } from '../types.ts';
import { numbersOfPeople, ownNumbers } from './load-people.ts';

/** A card is paper that people keep: it is good for five years. */
const CARD_MS = 5 * 365 * DAY_MS;
const ATTEMPTS = 3;

export type IssuedCard = { readonly cardCode: string; readonly code: string };

/** Issues a person's card; the former one, and those of records merged into this one, are revoked. */
export async function issueCard(
  context: CardContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<IssuedCard>> {
  const { db, clock, secrets } = context.platform;
  const no = (await ownNumbers(scope, db, [personId])).get(personId.toLowerCase());
  const [row] = no === undefined ? [] : await readPeople(scope, db, [no]);
  if (row === undefined) {
    return refuse('unknown');
  }
  if (!mayChange(scope, 'person.write', context.areas.pathOf(row.areaNo))) {
    return refuseGeneral('forbidden');
  }
  if (row.mergedIntoNo !== null) {
    return refuse('merged-away');
  }
  const content = cardContent(row, row.areaNo === null ? undefined : context.areas.byNo(row.areaNo));
  if (!content.ok) {
    return content;
  }
  const now = clock.now();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const cardCode = makeShortCode('card', randomBytes(8));
    const code = await context.signer.issue(
      'card',
      { code: cardCode, ...content.value },
      { from: now, until: now + CARD_MS },
    );
    const hash = cardHash(secrets.blindIndex, cardCode);
    const written = await db.transaction().execute(async (tx) => {
      const claimed = await claimKeys(scope, tx, [{ key: { kind: 'c', hash }, personNo: row.personNo }]);
      if (claimed.length === 0) {
        return false;
      }
      const nos = (await numbersOfPeople(scope, tx, [row.personNo])).get(row.personNo) ?? [row.personNo];
      await endKeys(scope, tx, await revokeCards(scope, tx, nos, now));
      await insertCard(scope, tx, {
        personNo: row.personNo,
        hash,
        code: secrets.encrypt(cardCode),
        signed: secrets.encrypt(code),
        issuedAt: new Date(now),
        expiresAt: new Date(now + CARD_MS),
      });
      await audit(tx, scope, now, [
        { action: 'person.card-issued', subjectKind: 'person', subjectId: row.id, areaNo: row.areaNo },
      ]);
      return true;
    });
    if (written) {
      return done({ cardCode, code }, 201);
    }
  }
  throw new Error('no free card code was found');
}
