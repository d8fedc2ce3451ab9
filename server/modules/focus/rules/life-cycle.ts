import type { focusStages, focusStates } from '../../../../contract/foci.ts';

export type FocusState = (typeof focusStates)[number];
export type FocusStage = (typeof focusStages)[number];

/** What a focus may become. One that was ended may flare up again; one that was dropped was none. */
export const focusSteps: { readonly [state in FocusState]: readonly FocusState[] } = {
  FOUND: ['ACTIVE', 'DROPPED'],
  ACTIVE: ['ENDED', 'DROPPED'],
  ENDED: ['ACTIVE'],
  DROPPED: [],
};
