import type { Body, Reply } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { supplySums } from '../rules/supply-rounds.ts';
import { dropSupplyMarks, saveSupplyMarks } from '../store/supplies.ts';
import { roundsOf } from '../store/work.ts';
import { actOn } from './reach.ts';
import { readSupplies } from './read-supplies.ts';
import { readPast } from './read-time.ts';

type Api = (typeof lockdownWorkApi)['POST /lockdowns/{id}/rounds/{roundId}/households'];
type Marked = Reply<Api>;

/**
 * Marks what became of households in a supply round, those named or all of which nothing was said yet. Also of a round that
 * was closed: the sheet often comes back later. Repeatable by its id. Audited; the timeline has the round, not every mark.
 */
export async function markSupplies(
  context: LockdownContext,
  scope: Scope,
  at: { readonly id: string; readonly roundId: string },
  input: Body<Api>,
): Promise<Outcome<Marked>> {
  const asked = {
    id: at.id,
    right: 'lockdown.manage',
    act: 'work',
    receipt: { id: input.id, kind: 'supply', content: [at.roundId, input] },
  } as const;
  return await actOn(context, scope, asked, async (tx, row, now) => {
    const time = readPast(input.at, now);
    if (!time.ok) {
      return time;
    }
    const rounds = (await roundsOf(scope, tx, [row.id])).filter(({ id }) => id === at.roundId.toLowerCase());
    const find = async () => (await readSupplies(context, scope, tx, [row], { rounds })).get(row.id)?.[0];
    const supply = await find();
    if (supply === undefined) {
      return refuse('unknown-item');
    }
    const { due, marks, round } = supply;
    const named = [...new Set(input.households)];
    if (named.some((household) => !due.has(household))) {
      return refuse('unknown-household', { fields: { households: 'unknown' } });
    }
    const rest = input.rest === true ? [...due].filter((household) => !marks.has(household)) : [];
    const wanted = input.outcome === 'unmarked' ? undefined : input.outcome;
    const households = [...named, ...rest].filter((household) => marks.get(household) !== wanted);
    const key = { lockdownId: row.id, roundId: round.id };
    await (wanted === undefined
      ? dropSupplyMarks(scope, tx, key, households)
      : saveSupplyMarks(scope, tx, key, { households, outcome: wanted, at: time.value, now: new Date(now) }));
    await audit(tx, scope, now, [
      {
        action: 'lockdown.supply',
        subjectKind: 'lockdown',
        subjectId: row.id,
        areaNo: row.area_no,
        detail: { round: round.no, outcome: input.outcome, households: households.length },
      },
    ]);
    const after = (await find()) ?? supply;
    return done({ value: { changed: households.length, supply: supplySums(after) }, noted: null });
  });
}
