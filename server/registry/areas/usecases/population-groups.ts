import type { Body, Reply } from '../../../../contract/kit.ts';
import type { populationGroupsApi } from '../../../../contract/population-groups.ts';
import { ageGroups } from '../../../../contract/indicators.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Area, AreaDirectory } from '../directory-types.ts';
import { refuse } from '../refusals.ts';
import { isRealDate } from '../rules/calendar-date.ts';
import { peopleIn, repeatedGroup } from '../rules/population-groups.ts';
import { insertPopulation, type PopulationRow, readPopulations } from '../store/population-groups.ts';

type Api = typeof populationGroupsApi;
type Shown = Reply<Api['POST /areas/{id}/population-groups']>;

/** Populations of a unit by age and sex, the newest first. */
export async function showPopulations(
  scope: Scope,
  db: Db,
  areas: AreaDirectory,
  id: string,
): Promise<Outcome<{ items: Shown[] }>> {
  const area = areas.byId(id.toLowerCase());
  if (area === undefined) {
    return refuse('unknown');
  }
  // The list of units is everybody's, what is entered for one is its officers'.
  const rows = mayIn(scope, 'figure.read', area.path) ? await readPopulations(scope, db, [area.no]) : [];
  return done({ items: rows.map((row) => present(area, row)) });
}

/** Enters a population of a unit by age and sex; repeatable by its id, never changed afterwards. */
export async function enterPopulation(
  scope: Scope,
  db: Db,
  areas: AreaDirectory,
  now: number,
  areaId: string,
  body: Body<Api['POST /areas/{id}/population-groups']>,
): Promise<Outcome<Shown>> {
  const area = areas.byId(areaId.toLowerCase());
  if (area === undefined || !mayIn(scope, 'figure.manage', area.path)) {
    return refuse('unknown');
  }
  if (!isRealDate(body.asOf) || body.asOf > localDate(now)) {
    return refuse('bad-date', { fields: { asOf: 'no such date' } });
  }
  const twice = repeatedGroup(body.groups);
  if (twice !== null) {
    return refuse('group-twice', { params: { group: twice }, fields: { groups: 'twice' } });
  }
  const id = body.id?.toLowerCase() ?? uuid7(now);
  return await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'area-population', content: [area.id, { ...body, id }], at: now },
        async () => {
          const { asOf, source, groups } = body;
          const author = scope.actor.name;
          const row = { id, areaNo: area.no, asOf, source, groups, author, enteredAt: new Date(now) };
          await insertPopulation(scope, tx, row);
          const detail = { asOf, source, lines: groups.length };
          await audit(tx, scope, now, [
            { action: 'area.population', subjectKind: 'area', subjectId: area.id, areaNo: area.no, detail },
          ]);
          return done(present(area, row), 201);
        },
      ),
  );
}

function present(area: Area, row: PopulationRow): Shown {
  return {
    id: row.id,
    areaId: area.id,
    asOf: row.asOf,
    source: row.source,
    groups: row.groups as Shown['groups'],
    author: row.author,
    enteredAt: row.enteredAt.toISOString(),
  };
}

/** Who lives in units, by the tables that somebody named published. */
export type PeopleByGroup = {
  /** People of a unit of these ages (null: all) and this sex (null: both); null where its table does not say. */
  readonly of: (area: Pick<Area, 'no'>, ages: readonly number[] | null, sex: string | null) => number | null;
  /** Whether the unit has a table at all. */
  readonly knows: (area: Pick<Area, 'no'>) => boolean;
};

/** Reads who lives in these units by age and sex: of each unit the newest table of that day. */
export async function peopleByGroup(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  day: string,
): Promise<PeopleByGroup> {
  const rows = Map.groupBy(await readPopulations(scope, db, areaNos, day), ({ areaNo }) => areaNo);
  return {
    of: ({ no }, ages, sex) => {
      const [newest] = rows.get(no) ?? [];
      return newest === undefined ? null : peopleIn(newest.groups, ages, sex, ageGroups);
    },
    knows: ({ no }) => rows.has(no),
  };
}
