import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Exposer } from '../../presence/index.ts';
import { closeness, rosterRule, spotText } from '../rules/roster-rules.ts';
import type { TraceWindow } from '../rules/trace-window.ts';
import { rosterMeetings } from '../store/roster-exposures.ts';
import type { Exposure } from '../types.ts';

/**
 * Who was on a roster with an exposer: by the rule of the kind of roster, the disease and the day. A session counts
 * whole, as far as the exposer was exposing; the absent neither expose nor are exposed.
 */
export async function findRosterExposures(
  scope: Scope,
  db: Db | Tx,
  exposers: readonly Exposer[],
  { disease, window }: { readonly disease: string; readonly window: TraceWindow },
): Promise<Exposure[]> {
  const meetings = await rosterMeetings(scope, db, exposers);
  return meetings.flatMap((one): Exposure[] => {
    const rule = rosterRule(one.kind, disease, localDate(one.from));
    const here = { unit: one.unit, seat: one.seat };
    const there = { unit: one.viaUnit, seat: one.viaSeat };
    const close = closeness(rule, here, there);
    const ms = one.to - one.from;
    const shortest = rule.minMinutes === null ? window.minMs : rule.minMinutes * 60_000;
    if (close === null || ms < shortest) {
      return [];
    }
    return [
      {
        personNo: one.personNo,
        viaNo: one.viaNo,
        source: 'roster',
        placeNo: one.placeNo,
        from: one.from,
        to: one.to,
        ms,
        group: {
          id: one.rosterId,
          name: one.name,
          kind: one.kind,
          spot: spotText(here),
          viaSpot: spotText(there),
          ...close,
        },
      },
    ];
  });
}
