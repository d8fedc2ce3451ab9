import { readFileSync } from 'node:fs';
import { readRule } from '../read-rule.ts';
import type { RiskRule } from '../types.ts';

/** A shipped rule, read and checked. */
export function shippedRule(code: '2686' | '4800' | '218'): RiskRule {
  const file = new URL(`../../../../data/rules/risk/${code}.json`, import.meta.url);
  const read = readRule(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) {
    throw new Error(read.problems.join('; '));
  }
  return read.rule;
}
