import { isJsonObject, type JsonValue } from '../../../../lib/credentials/json.ts';
import { type Fact, facts } from './facts.ts';

/** How a row compares a fact; words and yes/no know only the first four. */
export const operators = ['is', 'isNot', 'in', 'notIn', '>=', '>', '<=', '<'] as const;
export type Operator = (typeof operators)[number];
/** One comparison: a fact, an operator, and its value as a list of texts (one but for `in` and `notIn`). */
export type GuidedRow = {
  readonly fact: string;
  readonly operator: Operator;
  readonly values: readonly string[];
};
/** All rows hold, and of each exception not all of its rows do. */
export type Guided = {
  readonly rows: readonly GuidedRow[];
  readonly unless: readonly (readonly GuidedRow[])[];
};

/** Operators that make sense for a fact. */
export function operatorsFor(fact: Fact | undefined): readonly Operator[] {
  if (fact?.kind === 'number') {
    return ['is', 'isNot', '>=', '>', '<=', '<'];
  }
  return fact?.kind === 'word' ? ['is', 'isNot', 'in', 'notIn'] : ['is', 'isNot'];
}

/** A row to begin with for a fact. */
export function rowFor(name: string): GuidedRow {
  const fact = facts.get(name);
  const first =
    fact?.kind === 'word' ? (Object.keys(fact.words)[0] ?? '') : fact?.kind === 'yesNo' ? 'true' : '';
  return { fact: name, operator: fact?.kind === 'number' ? '>=' : 'is', values: [first] };
}

/** Whether every row names a fact and has a value that the fact can take. */
export function isComplete({ rows, unless }: Guided): boolean {
  const all = [...rows, ...unless.flat()];
  return rows.length + unless.length > 0 && !unless.some((part) => part.length === 0) && all.every(isFilled);
}

function isFilled({ fact: name, operator, values }: GuidedRow): boolean {
  const fact = facts.get(name);
  return (
    fact !== undefined &&
    operatorsFor(fact).includes(operator) &&
    values.length > 0 &&
    values.every((value) =>
      fact.kind === 'number'
        ? /^-?\d{1,6}$/u.test(value.trim())
        : fact.kind === 'yesNo'
          ? value === 'true' || value === 'false'
          : Object.hasOwn(fact.words, value),
    )
  );
}

function valueOf(name: string, text: string): JsonValue {
  const kind = facts.get(name)?.kind;
  return kind === 'number' ? Number(text) : kind === 'yesNo' ? text === 'true' : text;
}

function logicOfRow({ fact, operator, values }: GuidedRow): JsonValue {
  const read = { var: fact };
  const found = values.map((text) => valueOf(fact, text));
  const first = found[0] ?? null;
  switch (operator) {
    case 'is':
      return { '===': [read, first] };
    case 'isNot':
      return { '!': [{ '===': [read, first] }] };
    case 'in':
      return { in: [read, found] };
    case 'notIn':
      return { '!': [{ in: [read, found] }] };
    default:
      return { [operator]: [read, first] };
  }
}

/** `and` takes two operands at least. */
function allOf(parts: readonly JsonValue[]): JsonValue {
  return parts.length === 1 ? parts[0]! : { and: [...parts] };
}

/** The rows as CertLogic, in their order: `and` reads from the left only as far as needed. */
export function toLogic({ rows, unless }: Guided): JsonValue {
  return allOf([...rows.map(logicOfRow), ...unless.map((part) => ({ '!': [allOf(part.map(logicOfRow))] }))]);
}

function only(value: JsonValue, operator: string): readonly JsonValue[] | null {
  if (!isJsonObject(value)) {
    return null;
  }
  const inner = (value as { readonly [name: string]: JsonValue })[operator];
  return Object.keys(value).length === 1 && Array.isArray(inner) ? (inner as readonly JsonValue[]) : null;
}

function readRow(logic: JsonValue): GuidedRow | null {
  const negated = only(logic, '!');
  if (negated !== null) {
    const inner = readRow(negated[0] ?? null);
    const opposite = inner?.operator === 'is' ? 'isNot' : inner?.operator === 'in' ? 'notIn' : null;
    return inner === null || opposite === null ? null : { ...inner, operator: opposite };
  }
  for (const operator of ['===', 'in', '>=', '>', '<=', '<'] as const) {
    const [read = null, value = null] = only(logic, operator) ?? [];
    const name = isJsonObject(read) ? (read as { readonly var?: JsonValue }).var : undefined;
    if (typeof name === 'string') {
      const values = (Array.isArray(value) ? (value as readonly JsonValue[]) : [value]).map(String);
      return { fact: name, operator: operator === '===' ? 'is' : operator, values };
    }
  }
  return null;
}

/**
 * CertLogic as guided rows; null where rows can't say it. What is answered means the same: it is written back and
 * compared, so opening a rule in the editor never changes it.
 */
export function fromLogic(logic: JsonValue): Guided | null {
  const parts = only(logic, 'and') ?? [logic];
  const rows: GuidedRow[] = [];
  const unless: GuidedRow[][] = [];
  for (const part of parts) {
    const row = readRow(part);
    if (row !== null) {
      rows.push(row);
      continue;
    }
    const negated = only(part, '!');
    const inner = negated === null ? null : only(negated[0] ?? null, 'and');
    const exception = inner?.map(readRow) ?? [null];
    if (exception.includes(null)) {
      return null;
    }
    unless.push(exception as GuidedRow[]);
  }
  const guided = { rows, unless };
  return isComplete(guided) && JSON.stringify(toLogic(guided)) === JSON.stringify(logic) ? guided : null;
}
