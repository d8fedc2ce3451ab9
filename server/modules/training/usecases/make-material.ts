import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TrainingContext } from '../context.ts';
import { makeOwn } from '../material/index.ts';
import { refuse } from '../refusals.ts';
import type { Own, ShippedDrill } from '../rules/drills.ts';
import { inTurns } from '../rules/turns.ts';
import type { Preparers } from './preparers.ts';

/** Runs whose records are made at once. */
const AT_ONCE = 3;
const turn = inTurns(AT_ONCE);

/** Training and the officers who prepare its drills. */
export type DrillContext = TrainingContext & { readonly preparers: Preparers };

/**
 * Makes the records of one run, so that thirty trainees of one hour never use up each other's: their own case, their own
 * alert. One that cannot be made is logged and refused: a drill without its records could not be done.
 */
export async function makeMaterial(
  context: DrillContext,
  scope: Pick<Scope, 'grants' | 'actor'>,
  drill: ShippedDrill,
): Promise<Outcome<Own>> {
  const { platform, preparers } = context;
  // Of several units the first, in the order that every session has.
  const areaId = scope.grants.find(({ role }) => role === drill.role)?.areaId ?? context.province()!;
  if (drill.material.length === 0) {
    return done({});
  }
  const communeId = context.isCommune(areaId) ? areaId : (context.anyCommune() ?? areaId);
  try {
    const [office, commune] = await Promise.all([preparers.office(), preparers.commune()]);
    const desk = {
      office,
      commune,
      areaId,
      communeId,
      now: platform.clock.now(),
      trainee: scope.actor.name,
      context,
    };
    return done(await turn(async () => await makeOwn(desk, drill.material)));
  } catch (error) {
    platform.log.warn({ part: 'training', drill: drill.id, err: (error as Error).message }, 'no material');
    return refuse('not-prepared');
  }
}
