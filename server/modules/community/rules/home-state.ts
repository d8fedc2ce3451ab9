import type { homeStates, teamResults } from '../../../../contract/community.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';

export type TeamResult = (typeof teamResults)[number];
export type HomeState = (typeof homeStates)[number];
/** A record of a household; `at` Unix ms. */
export type HomeRecord = { readonly at: number; readonly result: TeamResult };

/**
 * What the records of one day come to. Records arrive late and out of order: their own times decide. Who felt worse stays
 * so for the day, whatever came after: a nurse closes that, not another tap. A call shows nobody.
 */
export function homeState(records: readonly HomeRecord[]): {
  state: HomeState;
  food: boolean;
  medicine: boolean;
} {
  const asked = {
    food: records.some(({ result }) => result === 'food'),
    medicine: records.some(({ result }) => result === 'medicine'),
  };
  if (records.some(({ result }) => result === 'worse')) {
    return { state: 'worse', ...asked };
  }
  const met = records
    .filter(({ result }) => result !== 'called')
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  if (met === undefined) {
    return { state: records.length > 0 ? 'called' : 'none', ...asked };
  }
  return { state: met.result === 'absent' ? 'absent' : 'seen', ...asked };
}

/** Two knocks within this time are one visit to a closed door. */
const ONE_VISIT_MS = HOUR_MS / 2;

/** Was nobody met at two visits in a row? Visits of any day; who was met in between begins anew. */
export function absentTwice(records: readonly HomeRecord[]): boolean {
  let last: number | null = null;
  let times = 0;
  for (const { at, result } of records.toSorted((a, b) => a.at - b.at)) {
    if (result === 'absent') {
      times += last === null || at - last >= ONE_VISIT_MS ? 1 : 0;
      last = at;
    } else if (result !== 'called') {
      times = 0;
      last = null;
    }
  }
  return times >= 2;
}
