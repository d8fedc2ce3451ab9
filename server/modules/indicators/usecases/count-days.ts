import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { checkDays, countNotedDays } from '../../cases/index.ts';
import { firstCalls } from '../../interviews/index.ts';
import type { IndicatorContext } from '../context.ts';

const scopeOf = (dataset: string): Scope => systemScope('indicators', dataset);
const callsToCases = (scope: Scope) => firstCalls(scope, 'F0');

/** Counts the days of report whose cases or first calls changed, so that answers need not read their cases. */
export async function countDays({ platform, areas }: Pick<IndicatorContext, 'platform' | 'areas'>) {
  return { days: await countNotedDays(platform.db, areas, scopeOf, callsToCases) };
}

/** Counts every day again from its cases; the answer must be zero, and days that differ are counted anew. */
export async function recountDays({ platform, areas }: Pick<IndicatorContext, 'platform' | 'areas'>) {
  const differences = await checkDays(platform.db, areas, scopeOf, callsToCases);
  if (differences > 0) {
    platform.log.error(
      { differences },
      'counts of cases by day differed from the cases; they are counted anew',
    );
  }
  return { differences };
}
