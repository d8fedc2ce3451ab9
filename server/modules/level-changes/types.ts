import type {
  changeCauses,
  changeReasons,
  changeRowStatuses,
  changeStatuses,
  levelProposals,
} from '../../../contract/level-changes.ts';

export type ChangeCause = (typeof changeCauses)[number];
export type ChangeStatus = (typeof changeStatuses)[number];
export type LevelProposal = (typeof levelProposals)[number];
export type ChangeReason = (typeof changeReasons)[number];
export type ChangeRowStatus = (typeof changeRowStatuses)[number];

/** 1, 2 …; 0: a case; null: no contact. */
export type Level = number | null;
export type Move = { readonly from: Level; readonly to: Level };
export type CountedMove = Move & { readonly n: number };

/** What a proposal to open or discard a case rests on. */
export type Basis = {
  readonly disease: string;
  readonly classification: 'SUSPECT' | 'PROBABLE' | 'CONFIRMED';
  readonly kind?: string;
  /** Local dates of the sample and of the result. */
  readonly sampleDate?: string;
  readonly resultDate?: string;
};
