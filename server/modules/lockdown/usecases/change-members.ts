import type { Body } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { endMembers, householdsOf, insertHouseholds, insertMembers, membersOf } from '../store/members.ts';
import { gatherPeople, type Gathered, shapeOfRow } from './gather-people.ts';
import { actOn } from './reach.ts';
import { readRoster } from './read-roster.ts';
import { readPast } from './read-time.ts';

type Added = { readonly added: number; readonly known: number };

/** Puts people on the roster of a locked cordon; who is inside stays as they are. */
export async function addPeople(
  context: Pick<LockdownContext, 'people'>,
  scope: Scope,
  tx: Tx,
  row: LockdownRow,
  people: readonly Gathered[],
  now: number,
): Promise<Added> {
  const inside = (await readRoster(context, scope, tx, row.id)).filter(({ left_at: left }) => left === null);
  const there = new Set(inside.map(({ person_no: no }) => no));
  const homes = new Set(
    (await householdsOf(scope, tx, [row.id])).flatMap((one) => (one.left_at === null ? [one.household] : [])),
  );
  const fresh = people.filter(({ personNo }) => !there.has(personNo));
  const rows = { lockdown_id: row.id, dataset: scope.dataset, since_at: new Date(now), left_at: null };
  if (fresh.length > 0) {
    await insertMembers(
      scope,
      tx,
      fresh.map(({ personNo, household, source }) => ({
        ...rows,
        id: uuid7(now),
        person_no: personNo,
        kept_no: null,
        household,
        source,
        left_reason: null,
        added_by: scope.actor.name,
      })),
    );
    const opened = [...new Set(fresh.map(({ household }) => household))].filter((home) => !homes.has(home));
    await insertHouseholds(
      scope,
      tx,
      opened.map((household) => ({ ...rows, id: uuid7(now), household })),
    );
  }
  return { added: fresh.length, known: people.length - fresh.length };
}

/** Adds people to the roster by the sources named. Repeatable by its id. */
export async function addMembers(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<(typeof lockdownWorkApi)['POST /lockdowns/{id}/members']>,
): Promise<Outcome<Added>> {
  const { id, ...sources } = input;
  const asked =
    sources.shape === true || (sources.address ?? []).length + (sources.personIds ?? []).length > 0;
  if (!asked) {
    return refuse('nobody-given');
  }
  const receipt = { id, kind: 'members', content: sources };
  const act = { id: lockdownId, right: 'lockdown.manage', act: 'prepare', counts: true, receipt } as const;
  return await actOn(context, scope, act, async (tx, row, now) => {
    const area = context.areas.byNo(row.area_no)!;
    const people = await gatherPeople(context, scope, tx, shapeOfRow(row, area), sources);
    if (!people.ok) {
      return people;
    }
    const value = await addPeople(context, scope, tx, row, people.value, now);
    return done({ value, noted: { kind: 'members', detail: String(value.added) } });
  });
}

/** Notes that people left for good. Who has left already stays as noted. */
export async function recordDepartures(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  input: Body<(typeof lockdownWorkApi)['POST /lockdowns/{id}/departures']>,
): Promise<Outcome<{ left: number; unchanged: number }>> {
  const act = { id: lockdownId, right: 'lockdown.manage', act: 'prepare', counts: true } as const;
  return await actOn(context, scope, act, async (tx, row, now) => {
    const at = readPast(input.at, now);
    if (!at.ok) {
      return at;
    }
    const members = await membersOf(scope, tx, [row.id]);
    const byId = new Map(members.map((member) => [member.id, member]));
    const asked = [...new Set(input.memberIds.map((id) => id.toLowerCase()))].map((id) => byId.get(id));
    if (asked.includes(undefined)) {
      return refuse('unknown-member', { fields: { memberIds: 'unknown' } });
    }
    const going = asked.flatMap((member) => (member?.left_at === null ? [member.person_no] : []));
    const numbers = await context.people.numbersOf(scope, tx, going);
    const whole = new Set([...numbers.values()].flat());
    // Who stands on the roster with two merged records leaves with both.
    const leaving = members.filter((one) => one.left_at === null && whole.has(one.person_no));
    const ids = new Set(leaving.map((member) => member.id));
    const staying = new Set(
      members.flatMap((one) => (one.left_at === null && !ids.has(one.id) ? [one.household] : [])),
    );
    const households = [...new Set(leaving.map((member) => member.household))];
    await endMembers(scope, tx, row.id, {
      ids: [...ids],
      households: households.filter((one) => !staying.has(one)),
      at: at.value,
      reason: input.reason,
    });
    const value = { left: ids.size, unchanged: asked.length - ids.size };
    return done({ value, noted: ids.size === 0 ? null : { kind: 'departures', detail: String(ids.size) } });
  });
}
