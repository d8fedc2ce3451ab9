import { scan } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { readIdentityKey } from '../rules/identity-key.ts';
import { failedChecks, noteFailedCheck } from '../store/assistance.ts';
import { readKeyOwners } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonRow, ResolvedPerson } from '../types.ts';
import { resolveIdentities } from './resolve-identities.ts';

/** Wrong answers for one card or message in a day; a hundred years of birth would otherwise be tried in an hour. */
const MOST_FAILED = 5;

/**
 * Lets somebody through who gives the year of birth that belongs to a secret they hold (a card, the link of a message).
 * Wrong answers are counted by the secret; after five the day is over for it. Wrong secret and wrong year are one
 * refusal, so that neither can be found out alone.
 * @param right whether the year is the person's.
 */
export async function checkAnswer(
  { platform }: Pick<PeopleContext, 'platform'>,
  scope: Scope,
  secret: string,
  right: () => Promise<boolean>,
): Promise<Outcome<null>> {
  const { db, clock, secrets } = platform;
  const hash = secrets.blindIndex('identity-check', secret);
  const day = localDate(clock.now());
  if ((await failedChecks(scope, db, hash, day)) >= MOST_FAILED) {
    return refuse('check-locked');
  }
  if (await right()) {
    return done(null);
  }
  await noteFailedCheck(scope, db, hash, day);
  return refuse('check-failed');
}

/** Who stands behind a card, and the number of the record that it was issued to. */
export type CardHolder = { readonly person: PersonRow; readonly cardNo: number };

/**
 * The person of a card, where the year of birth is theirs too. What is given to whoever holds the card belongs to
 * `cardNo`: the kept record answers for a merged one, but once the merge is undone they are two people again.
 */
export async function personByCard(
  context: PeopleContext,
  scope: Scope,
  { cardCode, birthYear }: { readonly cardCode: string; readonly birthYear: number },
): Promise<Outcome<CardHolder>> {
  const { db } = context.platform;
  let found: PersonRow | undefined;
  let revoked = false;
  const scanned = scan(cardCode);
  // However the code is written, its wrong answers are counted together.
  const secret = scanned.kind === 'card' ? scanned.code : cardCode.trim().toUpperCase();
  const checked = await checkAnswer(context, scope, secret, async () => {
    const answers = await db
      .transaction()
      .execute(
        async (tx) => await resolveIdentities(context, scope, tx, [{ kind: 'cardCode', value: cardCode }]),
      );
    const answer = answers.get(`cardCode:${cardCode}`);
    if (answer === undefined || 'ok' in answer) {
      revoked = answer?.code === 'person.card-revoked';
      return false;
    }
    [found] = await readPeople(scope, db, [answer.personNo]);
    return found?.birthYear === birthYear;
  });
  if (checked.ok) {
    return done({ person: found!, cardNo: (await ownerOfCard(context, scope, cardCode)) ?? found!.personNo });
  }
  // As at a check-in: who holds a card that was replaced is told so, whatever the year.
  return revoked ? refuse('card-revoked') : checked;
}

/** The same as other modules ask for it: by number, nothing of what the record says. */
export async function holderOfCard(
  context: PeopleContext,
  scope: Scope,
  card: { readonly cardCode: string; readonly birthYear: number },
): Promise<Outcome<ResolvedPerson & Pick<CardHolder, 'cardNo'>>> {
  const found = await personByCard(context, scope, card);
  if (!found.ok) {
    return found;
  }
  const { person, cardNo } = found.value;
  return done({ personNo: person.personNo, personId: person.id, areaNo: person.areaNo, cardNo });
}

async function ownerOfCard(
  { platform: { db, secrets } }: PeopleContext,
  scope: Scope,
  cardCode: string,
): Promise<number | undefined> {
  const read = readIdentityKey({ kind: 'cardCode', value: cardCode }, secrets.blindIndex);
  const [owner] = read.ok ? await readKeyOwners(scope, db, [read.value.key]) : [];
  return owner?.personNo;
}
