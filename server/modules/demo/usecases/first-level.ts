import type { Scope } from '../../../platform/access/scope.ts';
import type { CaseRef } from '../../cases/index.ts';
import { findFirstLevel, traceWindow } from '../../tracing/index.ts';
import type { DemoContext } from '../context.ts';

/** Who the engine in use finds as F1 of a case, and the window in which it looked (Unix ms). */
export type FirstLevel = {
  readonly personNos: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly minMinutes: number;
};

const MINUTE_MS = 60_000;

/** Traces one case without storing anything. */
export async function firstLevelOf(
  { platform, areas, doors }: DemoContext,
  scope: Scope,
  one: CaseRef,
  now: number,
): Promise<FirstLevel> {
  const context = { platform, areas, places: doors.places, people: doors.people };
  const window = traceWindow(one, { from: null, to: null, minMinutes: null, depth: 1 });
  const found = await findFirstLevel(context, scope, platform.db, one, window, now);
  return {
    personNos: found.map(({ personNo }) => personNo),
    from: window.from,
    to: Math.min(window.caseTo, now),
    minMinutes: window.minMs / MINUTE_MS,
  };
}
