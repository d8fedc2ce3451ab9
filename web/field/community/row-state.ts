import type { DataOf } from '../../shared/client.ts';
import type { TeamVisit } from '../data/queue-rules.ts';

export type TeamHome = DataOf<'GET /community/today'>['households'][number];
export type HomeState = TeamHome['state'];
/** A record of this phone; `sent`: the server has confirmed it. */
export type OwnRecord = {
  readonly visit: Pick<TeamVisit, 'id' | 'at' | 'result'>;
  readonly sent: boolean;
};
export type RowState = {
  readonly state: HomeState;
  readonly food: boolean;
  readonly medicine: boolean;
  /** What it says is not with the server yet. */
  readonly waits: boolean;
};

/** The state of a row: what the server said last, and what this phone recorded since. */
export function rowState(
  home: Pick<TeamHome, 'state' | 'food' | 'medicine'>,
  own: readonly OwnRecord[],
): RowState {
  const results = own.map(({ visit }) => visit.result);
  const met = own
    .filter(({ visit }) => visit.result !== 'called')
    .toSorted((a, b) => (a.visit.at < b.visit.at ? -1 : 1))
    .at(-1)?.visit.result;
  const said = {
    food: home.food || results.includes('food'),
    // A list that was kept from before has no word of it.
    medicine: home.medicine || results.includes('medicine'),
    waits: own.some(({ sent }) => !sent),
  };
  if (home.state === 'worse' || results.includes('worse')) {
    return { state: 'worse', ...said };
  }
  if (met !== undefined) {
    return { state: met === 'absent' ? 'absent' : 'seen', ...said };
  }
  const state = home.state === 'none' && results.includes('called') ? 'called' : home.state;
  return { state, ...said };
}

/** Whether a household still wants a visit today. */
export function isOpen(state: HomeState): boolean {
  return state === 'none' || state === 'called' || state === 'absent';
}
