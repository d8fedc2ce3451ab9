import { type CertLogicExpression, evaluate } from 'certlogic-js';
import { entriesOf } from './dcc-schema.ts';
import type { DccEntry } from './dcc-signer.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** A rule in CertLogic, as the EU's business rules are exchanged: one says what a certificate must be to be accepted. */
export interface EntryRule {
  readonly identifier: string;
  readonly version: string;
  readonly certificateType: 'General' | 'Vaccination' | 'Test' | 'Recovery';
  /** In force from (included) to (excluded). */
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The expression: true where the certificate passes. */
  readonly logic: JsonValue;
}

/** What the rules are asked about besides the certificate: `external` of the expression, `validationClock` included. */
export type External = { readonly [name: string]: JsonValue };

/** `open`: the rule could not be evaluated (a missing field, a wrong type), so a person decides. */
export type RuleResult = { readonly rule: EntryRule; readonly result: 'passed' | 'failed' | 'open' };

const ENTRY_OF: Readonly<Record<EntryRule['certificateType'], DccEntry | null>> = {
  General: null,
  Vaccination: 'v',
  Test: 't',
  Recovery: 'r',
};

/**
 * Applies the rules in force at `now` that concern this certificate, of each identifier the newest version. Verify the
 * certificate first: rules believe what it says. Never throws.
 */
export function applyEntryRules(
  rules: readonly EntryRule[],
  certificate: JsonObject,
  now: Date,
  external: External = {},
): RuleResult[] {
  const held = entriesOf(certificate);
  const data = { payload: certificate, external: { validationClock: now.toISOString(), ...external } };
  return inForce(rules, now)
    .filter(({ certificateType }) => {
      const entry = ENTRY_OF[certificateType];
      return entry === null || held.includes(entry);
    })
    .map((rule) => ({ rule, result: resultOf(rule.logic, data) }));
}

/** The value of a CertLogic expression: true, false, or null where it can't be evaluated or is neither. Never throws. */
export function evaluateLogic(logic: JsonValue, data: object): boolean | null {
  try {
    const value: unknown = evaluate(logic as CertLogicExpression, data);
    return typeof value === 'boolean' ? value : null;
  } catch {
    return null;
  }
}

function resultOf(logic: JsonValue, data: object): RuleResult['result'] {
  const value = evaluateLogic(logic, data);
  return value === null ? 'open' : value ? 'passed' : 'failed';
}

function inForce(rules: readonly EntryRule[], now: Date): EntryRule[] {
  const newest = new Map<string, EntryRule>();
  for (const rule of rules) {
    const known = newest.get(rule.identifier);
    const holds = rule.validFrom <= now && now < rule.validTo;
    if (holds && (known === undefined || compareVersions(rule.version, known.version) > 0)) {
      newest.set(rule.identifier, rule);
    }
  }
  return [...newest.values()];
}

function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const differing = left.findIndex((part, index) => part !== (right[index] ?? 0));
  return differing < 0 ? 0 : left[differing]! - (right[differing] ?? 0);
}
