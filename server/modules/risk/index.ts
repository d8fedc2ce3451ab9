import type { Scope } from '../../platform/access/scope.ts';
import type { Db } from '../../platform/db/database.ts';
import { comingLevels } from './store/coming-levels.ts';
import { type LevelRow, levelsAt } from './store/levels.ts';

/** The door of the risk module. */
export type { RiskContext } from './context.ts';
export { seedDemoLevels } from './usecases/seed-demo.ts';

/** The official level of an area, as other modules use it; times in Unix ms. */
export type OfficialLevelRef = {
  readonly level: 1 | 2 | 3 | 4;
  readonly from: number;
  readonly decisionNumber: string;
  readonly signer: string;
  readonly legalBasis: string;
};

/** The decisions in force at a time (Unix ms) by area number. An area without one, or with a cancelled one, is absent. */
export async function officialLevels(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  at: number,
): Promise<Map<number, OfficialLevelRef>> {
  const found = await levelsAt(scope, db, areaNos, new Date(at));
  return new Map(
    [...found].flatMap(([no, { current }]): [number, OfficialLevelRef][] =>
      current.level === null ? [] : [[no, referTo(current)]],
    ),
  );
}

/** Decisions published by a time (Unix ms) that are not yet in force then, the next one of each area. */
export async function comingOfficialLevels(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  at: number,
): Promise<Map<number, OfficialLevelRef>> {
  const found = await comingLevels(scope, db, areaNos, new Date(at));
  return new Map(found.map((row) => [row.area_no, referTo(row)]));
}

function referTo(row: LevelRow): OfficialLevelRef {
  return {
    level: row.level as OfficialLevelRef['level'],
    from: row.from_at.getTime(),
    decisionNumber: row.decision_number,
    signer: row.signer,
    legalBasis: row.legal_basis,
  };
}
