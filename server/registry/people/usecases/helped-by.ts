import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Helped } from '../door-types.ts';
import { rightHolds } from '../rules/assistance-right.ts';
import { type AssistanceRow, assistanceByTokens, assistanceOf, endAssistance } from '../store/assistance.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonRow } from '../types.ts';
import { followMerged, numbersOfPeople } from './load-people.ts';

/** The keyed hash under which a helper's token is found. */
export function tokenHash({ platform }: Pick<PeopleContext, 'platform'>, token: string): Buffer {
  return platform.secrets.blindIndex('assistance', token);
}

/** The records for which these rights were given, by the number in the right: of merged ones the record that was kept. */
export async function helpedPeople(
  scope: Scope,
  db: Db | Tx,
  rights: readonly Pick<AssistanceRow, 'personNo'>[],
): Promise<Map<number, PersonRow>> {
  const nos = rights.map(({ personNo }) => personNo);
  const kept = await followMerged(scope, db, nos);
  const keptNo = (no: number) => kept.get(no)?.personNo ?? no;
  const rows = new Map((await readPeople(scope, db, nos.map(keptNo))).map((row) => [row.personNo, row]));
  return new Map(
    nos.flatMap((no) => {
      const row = rows.get(keptNo(no));
      return row === undefined ? [] : [[no, row] as const];
    }),
  );
}

/** For whom a helper's token acts; undefined: for nobody, or no longer. */
export async function helpedBy(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  token: string,
): Promise<Helped | undefined> {
  const { clock, secrets } = context.platform;
  const [right] = await assistanceByTokens(scope, db, [tokenHash(context, token)]);
  const person =
    right === undefined ? undefined : (await helpedPeople(scope, db, [right])).get(right.personNo);
  if (right === undefined || person === undefined || person.anonymisedAt !== null) {
    return undefined;
  }
  return rightHolds(right, person, clock.now())
    ? {
        personNo: person.personNo,
        fullName: person.fullName,
        birthYear: person.birthYear,
        name: secrets.decrypt(right.helperName),
        relation: right.relation,
      }
    : undefined;
}

/** Ends that anybody acts for people who have died, in the caller's transaction. Ended rights begin anew with the card alone. */
export async function endAllAssistance(
  { platform }: PeopleContext,
  scope: Scope,
  tx: Tx,
  personNos: readonly number[],
): Promise<void> {
  if (personNos.length === 0) {
    return;
  }
  const at = platform.clock.now();
  const all = await numbersOfPeople(scope, tx, personNos);
  const open = (
    await assistanceOf(scope, tx, [...new Set([...personNos, ...[...all.values()].flat()])])
  ).filter(({ endedAt }) => endedAt === null);
  if (open.length === 0) {
    return;
  }
  for (const { id, personNo } of open) {
    await endAssistance(scope, tx, [personNo], id, new Date(at));
  }
  const entries = [];
  for (const personNo of new Set(personNos)) {
    const nos = all.get(personNo) ?? [personNo];
    const ended = open.filter((one) => nos.includes(one.personNo)).length;
    const [row] = ended === 0 ? [] : await readPeople(scope, tx, [personNo]);
    if (row !== undefined) {
      entries.push({
        action: 'person.assistance-ended',
        subjectKind: 'person',
        subjectId: row.id,
        areaNo: row.areaNo,
        detail: { ended },
      });
    }
  }
  await audit(tx, scope, at, entries);
}
