import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { CommandContext } from '../context.ts';

/** The province of this command centre as it is today. @throws Error where its code is unknown: a wrong setting. */
export function provinceOf({ areas, provinceCode, platform }: CommandContext): Area {
  const province = areas.byCode(provinceCode, localDate(platform.clock.now()));
  if (province === undefined) {
    throw new Error(`no province with code ${provinceCode}`);
  }
  return province;
}

/** The province's communes of today, by code. */
export function communesOf(context: CommandContext): Area[] {
  const { path } = provinceOf(context);
  return context.areas
    .current(localDate(context.platform.clock.now()), 'commune')
    .filter((area) => area.path.startsWith(path));
}

/** Everything here is the whole province's: a refusal for an officer of a part of it or of another, else null. */
export function needsProvince(context: CommandContext, scope: Scope, right: Right): Refusal | null {
  return mayIn(scope, right, provinceOf(context).path) ? null : refuseGeneral('forbidden');
}
