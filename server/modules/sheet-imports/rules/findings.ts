import type { Findings } from '../store/tables.ts';
import type { ProblemCode } from './row-notes.ts';
import type { JudgedRow } from './judge-row.ts';

/** Rows of each problem that are named. */
const FIRST_ROWS = 5;

export type FoundRow = { readonly row: number; readonly judged: JudgedRow | null };

/** What a check found so far, with the rows of a batch; null: a row above the titles' end. */
export function addFindings(before: Findings, rows: readonly FoundRow[]): Findings {
  const changes: { [reason: string]: number } = { ...before.changes };
  const questions = new Map(before.questions.map((one) => [one.key, one]));
  let { problems } = before;
  for (const { row, judged } of rows) {
    for (const reason of new Set(judged?.changes.map((change) => change.reason))) {
      changes[reason] = (changes[reason] ?? 0) + 1;
    }
    problems = withProblems(problems, row, judged?.problems.map((problem) => problem.code) ?? []);
    if (judged !== null && judged.question !== null) {
      const { key, text, choices } = judged.question;
      const asked = (questions.get(key)?.rows ?? 0) + 1;
      questions.set(key, { key, text, rows: asked, choices: choices.map((area) => area.id) });
    }
  }
  return { done: before.done + rows.length, changes, problems, questions: [...questions.values()] };
}

/** The findings after one row was corrected, left out or refused: its former problems count no more. */
export function replaceProblems(
  findings: Findings,
  row: number,
  before: readonly ProblemCode[],
  after: readonly ProblemCode[],
): Findings {
  const problems = { ...findings.problems };
  for (const code of new Set(before)) {
    const known = problems[code];
    if (known !== undefined && known.rows > 1) {
      problems[code] = { rows: known.rows - 1, first: known.first.filter((one) => one !== row) };
    } else {
      delete problems[code];
    }
  }
  return { ...findings, problems: withProblems(problems, row, after) };
}

function withProblems(
  before: Findings['problems'],
  row: number,
  codes: readonly ProblemCode[],
): Findings['problems'] {
  if (codes.length === 0) {
    return before;
  }
  const problems = { ...before };
  for (const code of new Set(codes)) {
    const known = problems[code] ?? { rows: 0, first: [] };
    const first = known.first.length < FIRST_ROWS ? [...known.first, row] : known.first;
    problems[code] = { rows: known.rows + 1, first };
  }
  return problems;
}
