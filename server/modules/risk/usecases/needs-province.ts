import type { Right } from '../../../../contract/rights.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { outsideOf } from './reach.ts';

/** Rules and computations hold for the whole province: a refusal for an officer of one commune, else null. */
export function needsProvince(context: RiskContext, scope: Scope, right: Right): Refusal | null {
  const { areas, provinceCode, platform } = context;
  const province = areas.byCode(provinceCode, localDate(platform.clock.now()));
  return province === undefined ? null : outsideOf(context, scope, right, [province.no]);
}
