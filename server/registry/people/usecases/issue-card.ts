import { randomBytes } from 'node:crypto';
import { makeShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { revokeCodes } from '../../../platform/credentials/module.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { cardContent } from '../rules/card-content.ts';
import { cardHash } from '../rules/keys.ts';
import { insertCardPrint } from '../store/card-prints.ts';
import { insertCard, revokeCards } from '../store/cards.ts';
import { claimKeys, endKeys } from '../store/keys.ts';
import { readPeople } from '../store/read-people.ts';
import type { CardContext, PersonRow } from '../types.ts';
import { isBelowCommune } from './list-households.ts';
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
  const { db, clock } = context.platform;
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
  const issued = await issueFor(context, scope, row);
  if (issued.ok) {
    const at = clock.now();
    await insertCardPrint(scope, db, {
      id: uuid7(at),
      kind: 'reissue',
      ...placeOf(context, row.areaNo),
      personNos: [row.personNo],
      at: new Date(at),
      by: scope.actor.name,
    });
  }
  return issued;
}

/** The commune of a unit, and the unit itself where it lies below one. */
export function placeOf(
  { areas }: Pick<CardContext, 'areas'>,
  no: number | null,
): { readonly areaNo: number | null; readonly unitNo: number | null } {
  const area = no === null ? undefined : areas.byNo(no);
  return area !== undefined && isBelowCommune(area.kind)
    ? { areaNo: areas.upTo(area.no, 'commune')?.no ?? area.parentNo, unitNo: area.no }
    : { areaNo: no, unitNo: null };
}

/**
 * Issues the card of a loaded record. Cards that it replaces no longer name the person, and their codes stand on the
 * list of withdrawn codes from the next data pack of every gate on.
 */
export async function issueFor(
  context: CardContext,
  scope: Scope,
  row: PersonRow,
): Promise<Outcome<IssuedCard>> {
  const { db, clock, secrets } = context.platform;
  const content = cardContent(row, row.areaNo === null ? undefined : context.areas.byNo(row.areaNo));
  if (!content.ok) {
    return content;
  }
  const now = clock.now();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const cardCode = makeShortCode('card', randomBytes(8));
    const { text: code, id } = await context.signer.issueRevocable(
      scope.dataset,
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
      await withdrawCards(context, scope, tx, nos, now);
      await insertCard(scope, tx, {
        personNo: row.personNo,
        hash,
        code: secrets.encrypt(cardCode),
        signed: secrets.encrypt(code),
        credentialId: id,
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

async function withdrawCards(
  { platform }: CardContext,
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
  now: number,
): Promise<void> {
  const gone = await revokeCards(scope, tx, nos, now);
  await endKeys(
    scope,
    tx,
    gone.map(({ hash }) => hash),
  );
  await revokeCodes(
    platform,
    tx,
    scope.dataset,
    gone.flatMap(({ credentialId }) =>
      credentialId === null ? [] : [{ id: credentialId, purpose: 'card', reason: 'card-replaced' }],
    ),
  );
}
