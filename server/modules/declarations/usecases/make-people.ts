import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7, uuid7 } from '../../../platform/ids/uuid7.ts';
import type { PersonDraft } from '../../../registry/people/index.ts';
import type { DeclarationsContext } from '../doors.ts';
import { identityText } from '../rules/identity.ts';
import type { Declarant } from '../rules/read-declarant.ts';

/** The time in ids that are made from an identity: they must not depend on the day. */
const ID_TIME = Date.parse('2020-01-01T00:00:00Z');

/**
 * The people of a declaration: those who declared before under the same name, year and number, and new ones. What a
 * stranger types proves nothing, so it never changes or joins a record that somebody else made; records that may be
 * one person are queued for an officer.
 * @param actedFor number of the person of the register for whom a helper declares; null: whoever the declarant is.
 * @returns person numbers, the declarant's first, then those of the companions in their order.
 */
export async function makePeople(
  context: DeclarationsContext,
  scope: Scope,
  tx: Tx,
  declarant: Declarant,
  companions: readonly Declarant[],
  actedFor: number | null,
): Promise<{ readonly declarantNo: number; readonly companionNos: readonly number[] }> {
  const { people } = context;
  if (actedFor !== null) {
    // The person is of the register already; those along are made as for anybody.
    const [first, ...rest] = companions;
    const along = first === undefined ? null : await makePeople(context, scope, tx, first, rest, null);
    return {
      declarantNo: actedFor,
      companionNos: along === null ? [] : [along.declarantNo, ...along.companionNos],
    };
  }
  const [first, ...others] = [declarant, ...companions].map((person) => ({
    id: idOf(context, scope, person, declarant),
    draft: draftOf(person),
  }));
  // The same child typed twice is one person.
  const distinct = [...new Map([first!, ...others].map((one) => [one.id, one])).values()];
  const made = await people.createPeople(
    scope,
    tx,
    distinct.map(({ id, draft }) => ({ ...draft, id, source: 'declaration', assurance: 'unverified' })),
  );
  const suspects = made.flatMap(({ personNo, created }, i) =>
    created ? [{ personNo, draft: distinct[i]!.draft }] : [],
  );
  await people.queueDuplicates(scope, tx, suspects);
  const numbers = await people.personNos(
    scope,
    tx,
    distinct.map(({ id }) => id),
  );
  return {
    declarantNo: numbers.get(first!.id)!,
    companionNos: others.map(({ id }) => numbers.get(id)!),
  };
}

function idOf(
  { platform }: DeclarationsContext,
  scope: Scope,
  person: Declarant,
  declarant: Declarant,
): string {
  const identity = identityText(person, declarant);
  return identity === null
    ? uuid7(platform.clock.now())
    : namedUuid7(ID_TIME, platform.secrets.blindIndex(`declared:${scope.dataset}`, identity).toString('hex'));
}

function draftOf({ cccd, phone, ...person }: Declarant): PersonDraft {
  return {
    ...person,
    identifiers: cccd === null ? [] : [{ kind: 'cccd', value: cccd }],
    phones: phone === null ? [] : [phone],
    householdId: null,
  };
}
