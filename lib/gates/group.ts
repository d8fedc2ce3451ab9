import type { GateDecision } from './decisions.ts';
import type { RuleSet } from './rules.ts';

type Precedence = Pick<RuleSet, 'precedence'>;

const rankIn = ({ precedence }: Precedence, decision: GateDecision): number => {
  const rank = precedence.indexOf(decision);
  return rank < 0 ? precedence.length : rank;
};

/** The decision for a vehicle: that of the one in it for whom the rules ask most. Null for nobody. */
export function groupDecision(set: Precedence, decisions: readonly GateDecision[]): GateDecision | null {
  return decisions.toSorted((a, b) => rankIn(set, a) - rankIn(set, b))[0] ?? null;
}

/** Whether a decision asks less of somebody than another one does, in the order of these rules. */
export function isMilder(set: Precedence, decision: GateDecision, than: GateDecision): boolean {
  return rankIn(set, decision) > rankIn(set, than);
}
