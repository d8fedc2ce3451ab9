import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { assistanceApi } from '../../../../contract/assistance.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { rightEndsAt, rightHolds } from '../rules/assistance-right.ts';
import {
  actsOfPeople,
  type AssistanceRow,
  assistanceByTokens,
  assistanceOf,
  endAssistance,
  insertAssistance,
} from '../store/assistance.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext, PersonRow } from '../types.ts';
import { personByCard } from './check-person.ts';
import { helpedPeople, tokenHash } from './helped-by.ts';
import { numbersOfPeople, ownNumbers } from './load-people.ts';
import { openPerson } from './open-person.ts';

export type History = Static<(typeof assistanceApi)['GET /people/{id}/assistance']['reply'][200]>;
type Begun = Static<(typeof assistanceApi)['POST /assistance']['reply'][201]>;
type Mine = Static<(typeof assistanceApi)['POST /assistance/mine']['reply'][200]>;
type Named = Body<(typeof assistanceApi)['POST /people/{id}/assistance']>;

/** A relative begins to act for the person whose card they hold. */
export async function beginByCard(
  context: PeopleContext,
  scope: Scope,
  body: Body<(typeof assistanceApi)['POST /assistance']>,
): Promise<Outcome<Begun>> {
  const holder = await personByCard(context, scope, body);
  if (!holder.ok) {
    return holder;
  }
  const { person, cardNo } = holder.value;
  const begun = await begin(context, scope, { ...person, personNo: cardNo }, body, 'card');
  return begun.ok ? done({ ...begun.value, name: person.fullName, birthYear: body.birthYear }, 201) : begun;
}

/** An officer who has spoken with the person confirms a helper. */
export async function confirmHelper(
  context: PeopleContext,
  scope: Scope,
  personId: string,
  body: Named,
): Promise<Outcome<{ id: string; token: string }>> {
  const person = await openForChange(context, scope, personId);
  return person.ok ? await begin(context, scope, person.value, body, 'officer') : person;
}

async function begin(
  context: PeopleContext,
  scope: Scope,
  person: PersonRow,
  { id: given, helperName, relation }: Named,
  checkedBy: AssistanceRow['checkedBy'],
): Promise<Outcome<{ id: string; token: string }>> {
  const { db, clock, secrets } = context.platform;
  const id = given.toLowerCase();
  const token = randomBytes(24).toString('base64url');
  const at = clock.now();
  return await db.transaction().execute(async (tx) => {
    const made = await insertAssistance(scope, tx, {
      personNo: person.personNo,
      id,
      helperName: secrets.encrypt(helperName),
      relation,
      checkedBy,
      tokenHash: tokenHash(context, token),
      begunAt: new Date(at),
      begunBy: checkedBy === 'officer' ? scope.actor.name : null,
      endedAt: null,
    });
    if (!made) {
      // The token of the first answer is kept nowhere: a repeat has to begin anew, under a new id.
      return refuseGeneral('conflict');
    }
    await note(scope, tx, person, 'person.assistance-begun', at);
    return done({ id, token }, 201);
  });
}

/** For whom the holder of these tokens acts. Tokens that nobody has are left out. */
export async function showMine(
  context: PeopleContext,
  scope: Scope,
  tokens: readonly string[],
): Promise<Outcome<Mine>> {
  const { db, clock } = context.platform;
  const byHash = new Map(tokens.map((token) => [tokenHash(context, token).toString('hex'), token]));
  const rows = await assistanceByTokens(
    scope,
    db,
    tokens.map((token) => tokenHash(context, token)),
  );
  const people = await helpedPeople(scope, db, rows);
  const all = await numbersOfPeople(
    scope,
    db,
    [...people.values()].map(({ personNo }) => personNo),
  );
  const acts = await presentActs(context, scope, db, [...all.values()].flat());
  return done({
    items: rows.map((row) => {
      const person = people.get(row.personNo);
      const holds = person !== undefined && rightHolds(row, person, clock.now());
      const nos = all.get(person?.personNo ?? -1) ?? [row.personNo];
      return {
        id: row.id,
        token: byHash.get(row.tokenHash.toString('hex'))!,
        name: person?.fullName ?? '',
        birthYear: person?.birthYear ?? null,
        ended: !holds,
        // Whoever was sent away sees nothing more.
        acts: holds ? acts.filter(({ personNo }) => nos.includes(personNo)).map(({ act }) => act) : [],
      };
    }),
  });
}

/** A helper stops. */
export async function leave(
  context: PeopleContext,
  scope: Scope,
  token: string,
): Promise<Outcome<{ ended: boolean }>> {
  const { db, clock } = context.platform;
  return await db.transaction().execute(async (tx) => {
    const [row] = await assistanceByTokens(scope, tx, [tokenHash(context, token)]);
    return done({
      ended:
        row !== undefined && (await endAssistance(scope, tx, [row.personNo], row.id, new Date(clock.now()))),
    });
  });
}

/** The person, by their card, sees who acts for them; with `endId` one of them is sent away first. */
export async function ownHistory(
  context: PeopleContext,
  scope: Scope,
  card: { readonly cardCode: string; readonly birthYear: number },
  endId: string | null,
): Promise<Outcome<History>> {
  const holder = await personByCard(context, scope, card);
  return holder.ok ? await history(context, scope, holder.value.person, endId) : holder;
}

/** An officer sees who acts for a person; outside the own areas a reason is asked. */
export async function helpersOf(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<History>> {
  const opened = await openPerson(context, scope, personId, 'person.assistance-read');
  if (!opened.ok) {
    return opened;
  }
  const [row] = await readPeople(scope, context.platform.db, [opened.value.personNo]);
  return row === undefined ? refuse('unknown') : await history(context, scope, row, null);
}

/** An officer ends that somebody acts for a person. */
export async function endByOfficer(
  context: PeopleContext,
  scope: Scope,
  personId: string,
  assistanceId: string,
): Promise<Outcome<History>> {
  const person = await openForChange(context, scope, personId);
  return person.ok ? await history(context, scope, person.value, assistanceId) : person;
}

async function openForChange(
  context: PeopleContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<PersonRow>> {
  const { db } = context.platform;
  const no = (await ownNumbers(scope, db, [personId])).get(personId.toLowerCase());
  const [row] = no === undefined ? [] : await readPeople(scope, db, [no]);
  if (row === undefined) {
    return refuse('unknown');
  }
  if (!mayChange(scope, 'person.write', context.areas.pathOf(row.areaNo))) {
    return refuseGeneral('forbidden');
  }
  return row.mergedIntoNo === null ? done(row) : refuse('merged-away');
}

async function history(
  context: PeopleContext,
  scope: Scope,
  person: PersonRow,
  endId: string | null,
): Promise<Outcome<History>> {
  const { db, clock, secrets } = context.platform;
  const nos = (await numbersOfPeople(scope, db, [person.personNo])).get(person.personNo) ?? [person.personNo];
  if (endId !== null) {
    const at = clock.now();
    await db.transaction().execute(async (tx) => {
      if (await endAssistance(scope, tx, nos, endId.toLowerCase(), new Date(at))) {
        await note(scope, tx, person, 'person.assistance-ended', at);
      }
    });
  }
  const helpers = await assistanceOf(scope, db, nos);
  // A right that will end by itself is shown as held until then.
  const endOf = (row: AssistanceRow) =>
    rightHolds(row, person, clock.now()) ? null : rightEndsAt(row, person);
  const acts = await presentActs(context, scope, db, nos);
  return done({
    name: person.fullName,
    helpers: helpers.map((row) => ({
      id: row.id,
      name: secrets.decrypt(row.helperName),
      relation: row.relation,
      check: row.checkedBy,
      begunAt: row.begunAt.toISOString(),
      begunBy: row.begunBy,
      endedAt: endOf(row)?.toISOString() ?? null,
    })),
    acts: acts.map(({ act }) => act),
  });
}

async function presentActs(
  { platform }: PeopleContext,
  scope: Scope,
  db: Db,
  nos: readonly number[],
): Promise<{ personNo: number; act: History['acts'][number] }[]> {
  const rows = await actsOfPeople(scope, db, nos);
  return rows.map(({ personNo, kind, factId, at, byName, relation }) => ({
    personNo,
    act: { kind, factId, at: at.toISOString(), by: platform.secrets.decrypt(byName), relation },
  }));
}

async function note(scope: Scope, tx: Tx, person: PersonRow, action: string, at: number): Promise<void> {
  await audit(tx, scope, at, [
    { action, subjectKind: 'person', subjectId: person.id, areaNo: person.areaNo },
  ]);
}
