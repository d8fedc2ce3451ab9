import type { ChangeReason, LevelProposal, Move } from '../types.ts';

/** What is known of the person when a change is listed. */
export type PersonFacts = {
  /** What officers decided on the contact in this case. */
  readonly decision: 'CONFIRMED' | 'DROPPED' | null;
  readonly isCase: boolean;
  /** A quarantine order in force because of this case. */
  readonly hasOrder: boolean;
  /** Confirmed first-level contact of another case that stands: its order has a ground still. */
  readonly heldElsewhere: boolean;
};

export type Proposed = { readonly reason: ChangeReason; readonly proposal: LevelProposal };

/** What an officer is asked for a move that a tracing found. */
export function proposeMove({ from, to }: Move, facts: PersonFacts): Proposed {
  if (to === null) {
    return proposeEnd('NO_LONGER_FOUND', facts);
  }
  if (from !== null && to > from) {
    return facts.hasOrder ? proposeEnd('FARTHER', facts) : { reason: 'FARTHER', proposal: 'NONE' };
  }
  const asks = to === 1 && facts.decision === null && !facts.isCase;
  return { reason: from === null ? 'NEW_CONTACT' : 'CLOSER', proposal: asks ? 'CONFIRM_CONTACT' : 'NONE' };
}

/**
 * What an officer is asked for somebody who has no ground any more to be a contact of this case. Where an order or a
 * decision has another ground, that ground is named and nothing is asked.
 */
export function proposeEnd(reason: ChangeReason, facts: PersonFacts): Proposed {
  if (!facts.hasOrder && facts.decision !== 'CONFIRMED') {
    return { reason, proposal: 'NONE' };
  }
  if (facts.isCase || facts.heldElsewhere) {
    return { reason: facts.isCase ? 'IS_CASE' : 'HELD_ELSEWHERE', proposal: 'NONE' };
  }
  return { reason, proposal: facts.hasOrder ? 'RELEASE_ORDER' : 'DROP_CONTACT' };
}
