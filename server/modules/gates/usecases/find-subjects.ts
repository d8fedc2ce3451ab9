import { fold, parsePhone } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { IdentityKey } from '../../../registry/people/index.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { Crossing } from '../types.ts';

/** The time in ids that are made from what somebody said: they must not depend on the day. */
const ID_TIME = Date.parse('2020-01-01T00:00:00Z');

/**
 * The person of each crossing, null where nobody was named (a vehicle that was waved through). A declaration names its
 * declarant; else a record, a card or an identity number; else the name that was said, with year and phone; a phone alone
 * names whoever holds it. Two people of different names on one phone are never made one.
 */
export async function findSubjects(
  context: GateContext,
  scope: Scope,
  tx: Tx,
  items: readonly Crossing[],
): Promise<Map<Crossing, Outcome<number | null>>> {
  const codes = new Set(items.flatMap(({ declarationCode }) => declarationCode ?? []));
  const declared = codes.size === 0 ? new Map() : await context.declarations(scope, [...codes]);
  const open = items.filter(({ declarationCode }) => !declared.has(declarationCode ?? ''));
  const keyOf = new Map(open.map((item) => [item, identityOf(item)]));
  const keys = [...keyOf.values()].filter((key) => key !== null);
  const resolved = keys.length === 0 ? new Map() : await context.people.resolve(scope, tx, keys);
  const found = (item: Crossing) => {
    const key = keyOf.get(item) ?? null;
    const person = key === null ? undefined : resolved.get(`${key.kind}:${key.value}`);
    return person === undefined || 'code' in person ? undefined : person.personNo;
  };
  const said = open.filter((item) => found(item) === undefined && item.person?.fullName !== undefined);
  const named = await makeNamed(context, scope, tx, said);
  return new Map(
    items.map((item): [Crossing, Outcome<number | null>] => {
      const personNo = declared.get(item.declarationCode ?? '')?.personNo ?? found(item) ?? named.get(item);
      if (personNo !== undefined) {
        return [item, done(personNo)];
      }
      const key = keyOf.get(item) ?? null;
      return [item, key === null ? done(null) : refuse('identity', { fields: { person: key.kind } })];
    }),
  );
}

/** What identifies best. A phone beside a name is kept with the name, for phones are shared. */
function identityOf({ person }: Crossing): IdentityKey | null {
  const kinds = ['personId', 'cardCode', 'cccd', 'phone'] as const;
  const kind = kinds.find((one) => person?.[one] !== undefined);
  return kind === undefined || (kind === 'phone' && person?.fullName !== undefined)
    ? null
    : { kind, value: person![kind]! };
}

/** Records of people who have but a name: the same for the same name, year and phone; without a phone one each time. */
async function makeNamed(
  { people, areas, platform }: GateContext,
  scope: Scope,
  tx: Tx,
  items: readonly Crossing[],
): Promise<Map<Crossing, number>> {
  if (items.length === 0) {
    return new Map();
  }
  const today = localDate(platform.clock.now());
  const drafts = items.map((item) => {
    const { fullName = '', birthYear = null, phone, sex = 'unknown' as const } = item.person ?? {};
    const parsed = phone === undefined ? null : parsePhone(phone);
    const number = parsed?.ok === true ? parsed.value.canonical : null;
    const identity = number === null ? item.id.toLowerCase() : `${fold(fullName)} ${birthYear} ${number}`;
    return {
      id: namedUuid7(ID_TIME, platform.secrets.blindIndex(`gate:${scope.dataset}`, identity).toString('hex')),
      fullName,
      sex,
      birthDate: null,
      birthYear,
      identifiers: [],
      phones: number === null ? [] : [number],
      address: null,
      areaNo: areas.of(scope.dataset).byCode(item.originAreaCode ?? '', today)?.no ?? null,
      householdId: null,
    };
  });
  const distinct = [...new Map(drafts.map((draft) => [draft.id, draft])).values()];
  const made = await people.createPeople(
    scope,
    tx,
    distinct.map((draft) => ({ ...draft, source: 'checkpoint', assurance: 'unverified' as const })),
  );
  const suspects = made.flatMap(({ personNo, created }, index) => {
    const { id: _, ...draft } = distinct[index]!;
    return created && draft.phones.length > 0 ? [{ personNo, draft }] : [];
  });
  await people.queueDuplicates(scope, tx, suspects);
  const numbers = await people.personNos(
    scope,
    tx,
    distinct.map(({ id }) => id),
  );
  return new Map(items.map((item, index) => [item, numbers.get(drafts[index]!.id)!]));
}
