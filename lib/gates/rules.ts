import { isCertLogicExpression } from 'certlogic-js';
import { dataAccesses, validateFormat } from 'certlogic-js/dist/validation/index.js';
import type { JsonValue } from '../credentials/json.ts';
import { FACT_NAMES } from './facts.ts';
import { GATE_DECISIONS, type GateDecision } from './decisions.ts';

/** One rule: where `when` holds, `decision` is called for, for the reason given. */
export type GateRule = {
  readonly id: string;
  readonly decision: GateDecision;
  /** CertLogic over `GateFacts`. */
  readonly when: JsonValue;
  readonly vi: string;
  readonly en: string;
  /**
   * Where a fact that the rule asks for is unknown: `apply` calls for the decision all the same (a zone without data), `skip`
   * passes the rule over (a watch list that could not be asked). A rule that lets pass is always passed over.
   */
  readonly onMissing: 'apply' | 'skip';
};

/** A version of the rules, as it was in force. */
export type RuleSet = {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly vi: string; readonly en: string };
  readonly legalBasis: string;
  readonly certainty: 'verified' | 'unverified';
  /** ISO 8601 with offset. */
  readonly validFrom: string;
  readonly rules: readonly GateRule[];
  /** Of several decisions that rules call for, the one that comes first here holds. */
  readonly precedence: readonly GateDecision[];
  /** Where no rule calls for anything. */
  readonly otherwise: GateDecision;
  /** Hours after which zone data no longer count. */
  readonly zoneDataHours: number;
};

/** What is wrong with a rule set: `rule` null is the set itself. The code has its sentence in the module that edits rules. */
export type RuleFault = {
  readonly rule: string | null;
  readonly code: 'no-rules' | 'repeated-id' | 'logic' | 'unknown-fact' | 'precedence' | 'decision' | 'text';
  readonly detail?: string;
};

/** Everything that is wrong with a rule set, in the order of its rules; none: it can be put in force. */
export function findRuleFaults(set: RuleSet): RuleFault[] {
  const faults: RuleFault[] = set.rules.length === 0 ? [{ rule: null, code: 'no-rules' }] : [];
  const missing = GATE_DECISIONS.filter((decision) => !set.precedence.includes(decision));
  if (missing.length > 0 || new Set(set.precedence).size !== set.precedence.length) {
    faults.push({ rule: null, code: 'precedence', detail: missing.join(', ') });
  }
  if (!GATE_DECISIONS.includes(set.otherwise)) {
    faults.push({ rule: null, code: 'decision', detail: set.otherwise });
  }
  const seen = new Set<string>();
  for (const rule of set.rules) {
    if (seen.has(rule.id)) {
      faults.push({ rule: rule.id, code: 'repeated-id' });
    }
    seen.add(rule.id);
    faults.push(...faultsOf(rule));
  }
  return faults;
}

function faultsOf(rule: GateRule): RuleFault[] {
  const faults: RuleFault[] = [];
  if (!GATE_DECISIONS.includes(rule.decision)) {
    faults.push({ rule: rule.id, code: 'decision', detail: rule.decision });
  }
  if (rule.vi.trim() === '' || rule.en.trim() === '') {
    faults.push({ rule: rule.id, code: 'text' });
  }
  const { when } = rule;
  const errors = isCertLogicExpression(when) ? validateFormat(when) : [{ message: 'no expression' }];
  if (errors.length > 0 || !isCertLogicExpression(when)) {
    return [...faults, { rule: rule.id, code: 'logic', detail: errors[0]?.message ?? '' }];
  }
  const unknown = dataAccesses(when).filter((name) => !FACT_NAMES.includes(name));
  return [...faults, ...unknown.map((detail) => ({ rule: rule.id, code: 'unknown-fact' as const, detail }))];
}

/** Names of all facts that the rules of a set look at. */
export function factsAsked({ rules }: Pick<RuleSet, 'rules'>): ReadonlySet<string> {
  return new Set(rules.flatMap(({ when }) => (isCertLogicExpression(when) ? dataAccesses(when) : [])));
}
