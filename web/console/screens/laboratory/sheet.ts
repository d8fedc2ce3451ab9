import type { BodyOf } from '../../../shared/client.ts';
import { fold } from '../../app/palette/fold.ts';

type ResultItem = BodyOf<'POST /lab/results'>['items'][number];
export type Result = ResultItem['result'];

/** One pasted line: what was read of it, or what is wrong with it. */
export type ResultLine = {
  readonly line: number;
  readonly code: string;
  readonly result: Result | null;
  readonly ct: number | null;
  readonly problem: 'rowProblemCode' | 'rowProblemResult' | 'rowProblemCt' | null;
};

const words: readonly (readonly [Result, RegExp])[] = [
  ['NOT_DONE', /^(khong thuc hien|not done|khong lam|nd)$/u],
  ['NEGATIVE', /^(am( tinh)?|neg(ative)?|n|-|\(-\)|khong phat hien|not detected)$/u],
  ['POSITIVE', /^(duong( tinh)?|pos(itive)?|p|\+|\(\+\)|phat hien|detected)$/u],
  ['INDETERMINATE', /^(nghi ngo|khong ro|khong xac dinh|inconclusive|indeterminate|\?)$/u],
];
const heading = /^(ma|ma ong|code|tube|sample|barcode)\b/u;
const MOST_CT = 60;

/** The result that a cell names, in the words of officers or of an analyser; null where it is none. */
export function readResult(cell: string): Result | null {
  const text = fold(cell.trim());
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Lines of a pasted table: code, result, Ct value; cells parted by tabs, semicolons or commas. A heading is passed over. */
export function readResultLines(text: string): ResultLine[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ cells: cellsOf(line), line: index + 1 }))
    .filter(({ cells, line }) => cells.some((cell) => cell !== '') && !(line === 1 && isHeading(cells)))
    .map(({ cells, line }) => readLine(cells, line));
}

/** What the server is asked to enter: the lines without a problem, with what holds for all of them. */
export function itemsOf(
  lines: readonly ResultLine[],
  common: Pick<ResultItem, 'method' | 'kitLot' | 'reason'>,
): ResultItem[] {
  return lines.flatMap(({ code, result, ct, problem }) =>
    problem !== null || result === null
      ? []
      : [{ code, result, ...(ct === null ? {} : { ct: { value: ct } }), ...common }],
  );
}

function cellsOf(line: string): string[] {
  // A decimal comma is no border of cells where tabs or semicolons are used.
  const border = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  return line.split(border).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'));
}

function isHeading(cells: readonly string[]): boolean {
  return heading.test(fold(cells[0] ?? '')) && readResult(cells[1] ?? '') === null;
}

function readLine([code = '', word = '', value = '']: readonly string[], line: number): ResultLine {
  const result = readResult(word);
  const ct = value === '' ? null : Number(value.replace(',', '.'));
  const badCt = ct !== null && !(ct >= 0 && ct <= MOST_CT);
  const problem =
    code.length < 3 ? 'rowProblemCode' : result === null ? 'rowProblemResult' : badCt ? 'rowProblemCt' : null;
  return { line, code, result, ct: badCt ? null : ct, problem };
}
