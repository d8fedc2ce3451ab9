import type { Static } from 'typebox';
import type { communityApi, Team } from '../../../../contract/community.ts';
import type { Body } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { accountsOfRole } from '../../../platform/access/store/accounts.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommunityContext, TeamAccount } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  assign,
  assignmentsOf,
  insertTeam,
  lockTeam,
  type TeamRow,
  teamsByIds,
  teamsIn,
  unassign,
  updateTeam,
} from '../store/teams.ts';
import { teamFinder, under } from './due-households.ts';

export type ShownTeam = Static<typeof Team>;
type Made = Body<(typeof communityApi)['POST /community/teams']>;
type Change = Body<(typeof communityApi)['PATCH /community/teams/{id}']>;
type Given = Body<(typeof communityApi)['POST /community/teams/{id}/households']>;

const ROLE = 'community-team';

/** Areas of a list: those asked for where they are the caller's, else all own ones. */
export function areasAsked(
  { areas }: Pick<CommunityContext, 'areas'>,
  scope: Scope,
  area: string | undefined,
): readonly number[] {
  if (area === undefined) {
    return areas.numbersUnder(pathsOf(scope, 'community.read'));
  }
  const path = areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'community.read', path) ? areas.numbersUnder([path]) : [];
}

/** Teams of the own areas. */
export async function showTeams(
  context: CommunityContext,
  scope: Scope,
  area: string | undefined,
): Promise<{ items: ShownTeam[] }> {
  const { db } = context.platform;
  const rows = await teamsIn(scope, db, areasAsked(context, scope, area));
  return { items: await presentTeams(context, scope, db, rows) };
}

async function presentTeams(
  context: CommunityContext,
  scope: Scope,
  db: Db,
  rows: readonly TeamRow[],
): Promise<ShownTeam[]> {
  const { areas, people } = context;
  const accounts = new Map(
    (await accountsOfRole(scope, db, ROLE, { ids: rows.flatMap(({ accountIds }) => accountIds) })).map(
      (one) => [one.id, one],
    ),
  );
  const units = under(
    context,
    rows.flatMap(({ unitNos }) => unitNos),
  );
  const given = await assignmentsOf(
    scope,
    db,
    rows.map(({ id }) => id),
  );
  const homes = [
    ...(await people.homes(scope, db, { unitNos: units })),
    ...(await people.homes(scope, db, { nos: given.map(({ householdNo }) => householdNo) })),
  ];
  const teamOf = await teamFinder(context, scope, db, rows);
  const counts = new Map<string, number>();
  for (const home of new Map(homes.map((one) => [one.no, one])).values()) {
    const id = teamOf(home)?.id ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    areaId: areas.byNo(row.areaNo)?.id ?? '',
    areaName: areas.byNo(row.areaNo)?.fullName ?? '',
    units: row.unitNos.flatMap((no) => {
      const unit = areas.byNo(no);
      return unit === undefined ? [] : [{ id: unit.id, name: unit.fullName }];
    }),
    members: row.accountIds.flatMap((id) => accounts.get(id) ?? []),
    households: counts.get(row.id) ?? 0,
    assigned: given.filter(({ teamId }) => teamId === row.id).length,
    version: row.version,
  }));
}

/** Accounts that may be put into a team of a commune. */
export async function showCandidates(
  context: CommunityContext,
  scope: Scope,
  areaId: string,
): Promise<Outcome<{ items: TeamAccount[] }>> {
  const { areas, platform } = context;
  const area = areas.byId(areaId.toLowerCase());
  if (area === undefined || !mayIn(scope, 'community.manage', area.path)) {
    return refuseGeneral('forbidden');
  }
  return done({ items: await candidates(context, scope, platform.db, area.no) });
}

async function candidates(
  context: CommunityContext,
  scope: Scope,
  db: Db,
  communeNo: number,
): Promise<TeamAccount[]> {
  const areaIds = under(context, [communeNo]).map((no) => context.areas.byNo(no)!.id);
  return await accountsOfRole(scope, db, ROLE, { areaIds });
}

/** Makes a team; repeatable by its id. */
export async function makeTeam(
  context: CommunityContext,
  scope: Scope,
  body: Made,
): Promise<Outcome<ShownTeam>> {
  const { platform, areas } = context;
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  const area = areas.byId(body.areaId.toLowerCase());
  if (area === undefined || !mayIn(scope, 'community.manage', area.path)) {
    return refuseGeneral('forbidden');
  }
  if (area.kind !== 'commune') {
    return refuse('not-commune', { fields: { areaId: 'commune needed' } });
  }
  const stored = await platform.db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'community.team', content: [scope.dataset, { ...body, id }], at },
        async (): Promise<Outcome<{ id: string }>> => {
          const read = await readTeam(
            context,
            scope,
            tx,
            { id, areaNo: area.no, version: 1, fieldVersions: {} },
            body,
          );
          if (!read.ok) {
            return read;
          }
          await insertTeam(scope, tx, read.value, new Date(at));
          await note(scope, tx, read.value, 'community.team-make', at);
          return done({ id }, 201);
        },
      ),
  );
  return stored.ok ? await shown(context, scope, id, stored.status ?? 201) : stored;
}

/** Changes a team, or closes it: its households are nobody's until another team has their unit. */
export async function changeTeam(
  context: CommunityContext,
  scope: Scope,
  id: string,
  { version: seen, ...change }: Change,
): Promise<Outcome<ShownTeam>> {
  const { platform, areas } = context;
  const at = platform.clock.now();
  const changed = await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const row = await lockTeam(scope, tx, id.toLowerCase());
    if (row === undefined || !mayIn(scope, 'community.manage', areas.pathOf(row.areaNo))) {
      return refuse('unknown-team');
    }
    const { version, fieldVersions, name } = row;
    const values = {
      name,
      unitIds: ordered(row.unitNos.map((no) => areas.byNo(no)!.id)),
      accountIds: ordered(row.accountIds),
      closed: false,
    };
    const merged = mergePatch({ version, fieldVersions, values }, seen, {
      ...change,
      unitIds: change.unitIds && ordered(change.unitIds),
      accountIds: change.accountIds && ordered(change.accountIds),
    });
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, { ...values, version });
    }
    const read = await readTeam(context, scope, tx, { ...row, ...merged }, merged.values);
    if (!read.ok) {
      return read;
    }
    const { closed } = merged.values;
    await updateTeam(scope, tx, read.value, closed ? new Date(at) : null);
    const subject = { subjectKind: 'community-team', subjectId: row.id, areaNo: row.areaNo };
    await auditChanges(platform.secrets, tx, scope, at, [
      {
        action: closed ? 'community.team-close' : 'community.team-edit',
        ...subject,
        changes: merged.changes,
      },
    ]);
    return done({ id: row.id });
  });
  return changed.ok ? await shown(context, scope, changed.value.id, 200) : changed;
}

/** Gives households to a team by name, or back to the team of their unit. */
export async function giveHouseholds(
  context: CommunityContext,
  scope: Scope,
  id: string,
  { householdIds, give }: Given,
): Promise<Outcome<ShownTeam>> {
  const { platform, areas, people } = context;
  const at = platform.clock.now();
  const changed = await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const row = await lockTeam(scope, tx, id.toLowerCase());
    if (row === undefined || !mayIn(scope, 'community.manage', areas.pathOf(row.areaNo))) {
      return refuse('unknown-team');
    }
    const ids = [...new Set(householdIds.map((one) => one.toLowerCase()))];
    const homes = await people.households(scope, tx, { ids, areaNos: under(context, [row.areaNo]) });
    if (homes.length !== ids.length) {
      return refuse('unknown-household');
    }
    const nos = homes.map(({ no }) => no);
    await (give ? assign(scope, tx, row.id, nos, new Date(at)) : unassign(scope, tx, row.id, nos));
    await note(scope, tx, row, give ? 'community.give' : 'community.take-back', at, {
      households: nos.length,
    });
    return done({ id: row.id });
  });
  return changed.ok ? await shown(context, scope, changed.value.id, 200) : changed;
}

/** Ids in one order and one form, so that the same ones are no change. */
function ordered(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Reads what was asked against the commune: its units, each in one team only, and its own accounts. */
async function readTeam(
  context: CommunityContext,
  scope: Scope,
  tx: Tx,
  row: Pick<TeamRow, 'id' | 'areaNo' | 'version' | 'fieldVersions'>,
  asked: Pick<Made, 'name'> & { readonly unitIds: readonly string[]; readonly accountIds: readonly string[] },
): Promise<Outcome<TeamRow>> {
  const { areas, platform } = context;
  const inside = new Set(under(context, [row.areaNo]));
  const unitNos: number[] = [];
  for (const unitId of new Set(asked.unitIds.map((one) => one.toLowerCase()))) {
    const unit = areas.byId(unitId);
    if (unit === undefined || !inside.has(unit.no) || unit.no === row.areaNo) {
      return refuse('unit-elsewhere', { fields: { unitIds: 'elsewhere' } });
    }
    unitNos.push(unit.no);
  }
  for (const other of await teamsIn(scope, tx, [row.areaNo])) {
    const taken = other.id === row.id ? undefined : other.unitNos.find((no) => unitNos.includes(no));
    if (taken !== undefined) {
      return refuse('unit-taken', {
        params: { unit: areas.byNo(taken)?.fullName ?? '', team: other.name },
        fields: { unitIds: 'taken' },
      });
    }
  }
  const accountIds = [...new Set(asked.accountIds.map((one) => one.toLowerCase()))];
  const known = new Set((await candidates(context, scope, platform.db, row.areaNo)).map((one) => one.id));
  return accountIds.every((one) => known.has(one))
    ? done({ ...row, name: asked.name, unitNos, accountIds })
    : refuse('unknown-account', { fields: { accountIds: 'unknown' } });
}

async function shown(
  context: CommunityContext,
  scope: Scope,
  id: string,
  status: number,
): Promise<Outcome<ShownTeam>> {
  const { db } = context.platform;
  const [team] = await presentTeams(context, scope, db, await teamsByIds(scope, db, [id]));
  return team === undefined ? refuse('unknown-team') : done(team, status);
}

async function note(
  scope: Scope,
  tx: Tx,
  row: TeamRow,
  action: string,
  at: number,
  detail: Readonly<Record<string, number>> = {},
): Promise<void> {
  await audit(tx, scope, at, [
    { action, subjectKind: 'community-team', subjectId: row.id, areaNo: row.areaNo, detail },
  ]);
}
