import { fold } from '../../../lib/vietnamese/index.ts';
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

/** The calendar day in Vietnam of a time, Unix ms. */
export function dayOf(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Whether a kept list may still be read: on its day, and on the next one, for who starts it without a network. A phone that
 * is found after a week shows nobody.
 */
export function isReadable(listDay: string, today: string): boolean {
  return listDay >= dayOf(Date.parse(`${today}T00:00:00+07:00`) - 86_400_000);
}

/** What the server said of a household begins anew with the day: of yesterday's list the people stay, not what was found. */
export function freshOn(home: TeamHome, listDay: string, today: string): TeamHome {
  return listDay === today ? home : { ...home, state: 'none', food: false, medicine: false };
}

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

/** The cordon that every household of the list lies in; null: not all in one. It is said once above them, not on every row. */
export function sharedCordon(homes: readonly { readonly cordon?: string | null }[]): string | null {
  const [first] = homes;
  const name = first?.cordon ?? '';
  return name !== '' && homes.every(({ cordon }) => cordon === name) ? name : null;
}

/** Whether a household is looked for by a text: part of a name of anybody in it, or of its house; without accents. */
export function matches(
  home: {
    readonly name: string;
    readonly house: string | null;
    readonly people: readonly { readonly name: string }[];
  },
  text: string,
): boolean {
  const wanted = fold(text).trim();
  return [home.name, home.house ?? '', ...home.people.map(({ name }) => name)].some((one) =>
    fold(one).includes(wanted),
  );
}
