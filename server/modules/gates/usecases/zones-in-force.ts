import type { ZoneTable } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { shippedLevels } from '../rules/shipped.ts';
import { readZoneTables } from '../store/control.ts';

/** Tables that a pack carries: whoever set out yesterday is judged by yesterday's. */
const TABLES = 3;

/** The tables to decide by: the newest received, and the official levels of the own province, which hold until changed. */
export async function zoneTables(context: GateContext, scope: Scope): Promise<ZoneTable[]> {
  const { areas, platform } = context;
  const now = platform.clock.now();
  const [rows, official] = await Promise.all([
    readZoneTables(scope, platform.db, TABLES),
    context.officialLevels(scope, now),
  ]);
  const levels = shippedLevels.map(({ code, rank, vi, en }) => ({ code, rank, vi, en }));
  const parentsOf = parentsOn(areas.of(scope.dataset), localDate(now));
  const received = rows.map((row): ZoneTable => ({
    levels,
    asOf: row.as_of.getTime(),
    source: row.source,
    levelOf: row.level_of,
    parentsOf,
  }));
  const decided = [...official].flatMap(([areaNo, { level, from }]) => {
    const code = areas.byNo(areaNo)?.code;
    const listed = shippedLevels[level - 1];
    return code === undefined || listed === undefined ? [] : [{ code, level: listed.code, from }];
  });
  const own: ZoneTable = {
    levels,
    asOf: decided.reduce((earliest, { from }) => Math.min(earliest, from), now),
    source: 'risk',
    standing: true,
    levelOf: Object.fromEntries(decided.map(({ code, level }) => [code, level])),
    parentsOf,
  };
  return decided.length === 0 ? received : [own, ...received];
}

/** Codes of the units above each unit, nearest first. */
function parentsOn(areas: GateContext['areas'], day: string): Record<string, readonly string[]> {
  const parents: Record<string, readonly string[]> = {};
  for (const area of areas.current(day)) {
    const chain: string[] = [];
    for (let no = area.parentNo; no !== null; no = areas.byNo(no)?.parentNo ?? null) {
      const parent = areas.byNo(no);
      if (parent !== undefined && parent.kind !== 'country') {
        chain.push(parent.code);
      }
    }
    if (chain.length > 0) {
      parents[area.code] = chain;
    }
  }
  return parents;
}
