import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, type AreaDirectory, reachedUnits } from '../../../registry/areas/index.ts';
import { refuse } from '../refusals.ts';

/**
 * The areas that figures are asked for: the one named, or those of the caller's own grants (the provinces where that is
 * everywhere); with `children` the units below them. `day` decides which units there are.
 */
export function chooseAreas(
  scope: Scope,
  areas: AreaDirectory,
  { area, children }: { readonly area?: string | undefined; readonly children?: boolean | undefined },
  day: string,
): Outcome<readonly Area[]> {
  const tops = topAreas(scope, areas, area, day);
  return tops.ok && children === true
    ? done(tops.value.flatMap(({ no }) => areas.of(scope.dataset).childrenOf(no, day)))
    : tops;
}

function topAreas(
  scope: Scope,
  areas: AreaDirectory,
  asked: string | undefined,
  today: string,
): Outcome<readonly Area[]> {
  if (asked !== undefined) {
    const area = areas.of(scope.dataset).byId(asked);
    if (area === undefined) {
      return refuse('unknown-area', { fields: { area: 'unknown' } });
    }
    return mayIn(scope, 'figure.read', area.path) ? done([area]) : refuseGeneral('forbidden');
  }
  return done(reachedUnits(scope, areas, 'figure.read', today));
}

/** Unix ms of a text; NaN where there is no such time. */
export function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
