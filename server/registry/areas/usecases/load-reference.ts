import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type ListedChange,
  type ListedUnit,
  parseAreaChanges,
  parseAreaList,
} from '../../../../lib/vietnamese/index.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Area } from '../directory-types.ts';
import { isValidOn } from '../directory.ts';
import { readAreas, readListHash, replaceSuccessors, saveListHash } from '../store/areas.ts';
import type { UnitPlan } from '../rules/plan-units.ts';
import { applyUnits } from './apply-units.ts';

const FOLDER = new URL('../../../../data/areas/', import.meta.url);
const LIST = 'reference';
/** The day on which the listed changes took effect. */
const CHANGE_DAY = '2025-07-01';
const DAY_BEFORE = '2025-06-30';

/**
 * Loads the shipped lists in one transaction: units by code and first day, and what the old ones became. Does
 * nothing when the same files were loaded before.
 * @param at now, Unix milliseconds.
 * @returns null when nothing had to be done.
 * @throws Error when a shipped row is refused: a fault of the product.
 */
export async function loadReferenceAreas(db: Db, at: number): Promise<UnitPlan | null> {
  const [old, current, changes] = await Promise.all(
    ['units-2021.csv', 'units-2025.csv', 'changes-2025.csv'].map((name) =>
      readFile(new URL(name, FOLDER), 'utf8'),
    ),
  );
  const hash = createHash('sha256').update([old, current, changes].join('\0')).digest('hex');
  if ((await readListHash(db, LIST)) === hash) {
    return null;
  }
  const units = [...unitsOf(old!), ...unitsOf(current!)];
  const links = parseAreaChanges(changes!);
  if (links.refused.length > 0) {
    throw new Error(`data/areas/changes-2025.csv: line ${links.refused[0]!.line}: ${links.refused[0]!.code}`);
  }
  return await db.transaction().execute(async (tx) => {
    const applied = await applyUnits(tx, units, 'reference');
    await linkSuccessors(tx, links.rows);
    await saveListHash(tx, LIST, hash, at);
    return applied;
  });
}

function unitsOf(csv: string): readonly ListedUnit[] {
  const { rows, refused } = parseAreaList(csv);
  if (refused.length > 0) {
    throw new Error(`data/areas: line ${refused[0]!.line}: ${refused[0]!.code}`);
  }
  return rows;
}

async function linkSuccessors(tx: Tx, changes: readonly ListedChange[]): Promise<void> {
  const areas = await readAreas(tx);
  const before = new Map(
    areas.filter((area) => isValidOn(area, DAY_BEFORE)).map((area) => [area.code, area]),
  );
  const after = new Map(areas.filter((area) => isValidOn(area, CHANGE_DAY)).map((area) => [area.code, area]));
  const noOf = (units: ReadonlyMap<string, Area>, code: string): number => {
    const unit = units.get(code);
    if (unit === undefined) {
      throw new Error(`data/areas/changes-2025.csv names ${code}, which no list has`);
    }
    return unit.no;
  };
  await replaceSuccessors(
    tx,
    changes.flatMap(({ oldCode, newCode, divided, basis }) =>
      newCode === null ? [] : [{ oldNo: noOf(before, oldCode), newNo: noOf(after, newCode), divided, basis }],
    ),
  );
}
