import { evaluateLogic } from '../credentials/entry-rules.ts';
import type { GateDecision } from './decisions.ts';
import { type GateFacts, guardUnknown } from './facts.ts';
import type { GateRule, RuleSet } from './rules.ts';

/** Why: a rule that called for something, and whether it did so for want of data. */
export type Reason = {
  readonly rule: string;
  readonly decision: GateDecision;
  readonly vi: string;
  readonly en: string;
  readonly missing: boolean;
};

/** A decision as it is stored with a crossing: which version of which rules, and all reasons, those that decided first. */
export type Verdict = {
  readonly decision: GateDecision;
  readonly ruleSet: string;
  readonly ruleVersion: number;
  readonly reasons: readonly Reason[];
};

/**
 * Decides by rules as data. Every rule is asked; of the decisions called for, the first of the set's precedence holds; none:
 * `otherwise`. A rule over unknown facts calls for its decision when it says `apply`, but never lets pass. Pure: the same
 * in the field app without a network, on the server, and in a dry run over last week.
 */
export function decide(set: RuleSet, facts: GateFacts): Verdict {
  const known = guardUnknown(facts);
  const reasons = set.rules.flatMap((rule): Reason[] => {
    const holds = evaluateLogic(rule.when, known);
    const missing = holds === null;
    const applies = missing ? rule.onMissing === 'apply' && rule.decision !== 'pass' : holds;
    return applies ? [{ ...shown(rule), missing }] : [];
  });
  const called = new Set(reasons.map(({ decision }) => decision));
  const decision = set.precedence.find((one) => called.has(one)) ?? set.otherwise;
  const order = (reason: Reason) => (reason.decision === decision ? 0 : 1);
  return {
    decision,
    ruleSet: set.id,
    ruleVersion: set.version,
    reasons: reasons.toSorted((a, b) => order(a) - order(b)),
  };
}

/** The rule set in force at a moment, Unix ms: the newest that has begun. Undefined before the first. */
export function ruleSetAt(sets: readonly RuleSet[], at: number): RuleSet | undefined {
  return sets
    .filter(({ validFrom }) => Date.parse(validFrom) <= at)
    .toSorted((a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom) || b.version - a.version)[0];
}

function shown({ id, decision, vi, en }: GateRule) {
  return { rule: id, decision, vi, en };
}
