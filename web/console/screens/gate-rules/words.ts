import type { JsonValue } from '../../../../lib/credentials/json.ts';
import type { RuleFault } from '../../../../lib/gates/rules.ts';
import type { Language } from '../../../shared/texts.ts';
import { facts, inLanguage } from './facts.ts';
import { fromLogic, type GuidedRow, type Operator } from './guided.ts';
import { texts } from './texts.ts';

const signs: { readonly [operator in Operator]?: string } = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' };

/** An operator in words or as its sign. */
export function operatorWord(operator: Operator): string {
  return signs[operator] ?? texts(operator as 'is' | 'isNot' | 'in' | 'notIn');
}

/** A value of a fact in words. */
export function valueWord(name: string, value: string, lang: Language): string {
  const fact = facts.get(name);
  if (fact?.kind === 'yesNo') {
    return texts(value === 'true' ? 'yes' : 'no');
  }
  const words = fact?.kind === 'word' ? fact.words[value] : undefined;
  return words === undefined ? value : inLanguage(words, lang);
}

function rowText({ fact, operator, values }: GuidedRow, lang: Language): string {
  const known = facts.get(fact);
  const spoken = known?.kind === 'number' ? known.inSentence : undefined;
  const name = spoken?.name ?? known?.name;
  const shown = values
    .map((value) =>
      spoken === undefined || Number.isNaN(Number(value))
        ? valueWord(fact, value, lang)
        : inLanguage(spoken.value(Number(value)), lang),
    )
    .join(', ');
  const subject = name === undefined ? fact : inLanguage(name, lang);
  if (known?.kind === 'yesNo' && operator === 'is') {
    return `${subject}: ${shown}`;
  }
  // Of one word it is that word.
  const one = values.length === 1 && operator === 'in' ? 'is' : operator;
  return `${subject} ${operatorWord(one)} ${shown}`;
}

/** A condition as a sentence; null where only JSON says it. */
export function conditionText(when: JsonValue, lang: Language): string | null {
  const guided = fromLogic(when);
  if (guided === null) {
    return null;
  }
  const all = (rows: readonly GuidedRow[]) => rows.map((row) => rowText(row, lang)).join(` ${texts('and')} `);
  return [all(guided.rows), ...guided.unless.map((rows) => `${texts('exceptWhen')} (${all(rows)})`)]
    .filter((part) => part !== '')
    .join(', ');
}

/** What is wrong with a set of rules, in words. */
export function faultText({ rule, code, detail = '' }: RuleFault): string {
  const named = { rule: rule ?? texts('theSet'), detail };
  switch (code) {
    case 'no-rules':
      return texts('faultNoRules');
    case 'precedence':
      return texts('faultPrecedence');
    case 'repeated-id':
      return texts('faultRepeated', named);
    case 'logic':
      return texts('faultLogic', named);
    case 'unknown-fact':
      return texts('faultFact', named);
    case 'decision':
      return texts('faultDecision', named);
    case 'text':
      return texts('faultText', named);
  }
}
