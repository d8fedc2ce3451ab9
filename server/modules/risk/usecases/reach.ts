import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { assessedAreas } from './gather-inputs.ts';

/** The areas of today with these ids, each once and inside the scope's areas; in the order asked. */
export function reachAreas(
  context: RiskContext,
  scope: Scope,
  right: Right,
  ids: readonly string[],
): Outcome<Area[]> {
  const today = new Set(assessedAreas(context, localDate(context.platform.clock.now())).map(({ no }) => no));
  const areas = ids.map((id) => context.areas.byId(id.toLowerCase()));
  const unknown = areas.findIndex((area) => area === undefined || !today.has(area.no));
  if (unknown !== -1) {
    return refuse('unknown-area', { fields: { [`areaIds.${unknown}`]: 'unknown' } });
  }
  const found = areas as Area[];
  const repeated = found.findIndex((area, at) => found.findIndex(({ no }) => no === area.no) !== at);
  if (repeated !== -1) {
    return refuse('repeated-area', { fields: { [`areaIds.${repeated}`]: 'repeated' } });
  }
  const outside = outsideOf(
    context,
    scope,
    right,
    found.map(({ no }) => no),
  );
  return outside ?? done(found);
}

/** A refusal where some of these areas lie outside the scope's areas, else null. */
export function outsideOf(
  { areas }: RiskContext,
  scope: Scope,
  right: Right,
  areaNos: readonly number[],
): Refusal | null {
  const count = areaNos.filter((no) => !mayIn(scope, right, areas.pathOf(no))).length;
  return count === 0 ? null : refuse('area-outside', { params: { count } });
}
