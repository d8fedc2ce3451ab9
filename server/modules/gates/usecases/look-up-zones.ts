import { ruleSetAt, type ZoneLevel, zoneOf } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { ruleSets } from './rules-in-force.ts';
import { zoneTables } from './zones-in-force.ts';

/** The zone of a unit (by code) at a moment (Unix ms); null without data, which is never green. */
export type ZoneLookUp = (areaCode: string, at: number) => ZoneLevel | null;

/** The zones as gates judge by them, for other modules. */
export async function zoneLookUp(context: GateContext, scope: Scope): Promise<ZoneLookUp> {
  const { db, clock } = context.platform;
  const [tables, sets] = await Promise.all([zoneTables(context, scope), ruleSets(db)]);
  const mostAgeMs = (ruleSetAt(sets, clock.now())?.zoneDataHours ?? 0) * HOUR_MS;
  return (areaCode, at) => zoneOf(tables, areaCode, at, mostAgeMs).level;
}
