import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { drawCard } from '../documents/card.ts';
import { refuse } from '../refusals.ts';
import { readCards } from '../store/cards.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { openPerson } from './open-person.ts';

/** The printable card of a person, A7. Opening it is audited as a read of the person. */
export async function printCard(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<FileAnswer | Refusal> {
  const { db, secrets } = context.platform;
  const opened = await openPerson(context, scope, personId, 'person.card-printed');
  if (!opened.ok) {
    return opened;
  }
  const { personNo, areaNo } = opened.value;
  const [[card], [row]] = await Promise.all([
    readCards(scope, db, [personNo]),
    readPeople(scope, db, [personNo]),
  ]);
  if (card === undefined || row === undefined) {
    return refuse('no-card');
  }
  const body = await drawCard({
    fullName: row.fullName,
    birthYear: row.birthYear,
    areaName: areaNo === null ? null : (context.areas.byNo(areaNo)?.fullName ?? null),
    code: secrets.decrypt(card.code),
    signed: secrets.decrypt(card.signed),
    issuedAt: card.issuedAt.getTime(),
    expiresAt: card.expiresAt.getTime(),
    simulated: scope.dataset !== 'live',
  });
  return { ok: true, file: { type: 'application/pdf', name: 'the-ca-nhan.pdf', body } };
}
