import type { sheetChanges, sheetProblems } from '../../../../contract/sheet-imports.ts';
import type { SheetField } from './read-heading.ts';

/** Why a cell was changed. */
export type ChangeReason = (typeof sheetChanges)[number];
export type ProblemCode = (typeof sheetProblems)[number];
export type RowProblem = {
  readonly code: ProblemCode;
  readonly column: number | null;
  /** What the record says, where the row differs from it. */
  readonly record?: string;
};
export type RowChange = {
  readonly reason: ChangeReason;
  readonly column: number | null;
  readonly to: string;
};

/** The cell of a row that means a field, trimmed; '' where there is none. */
export type Cell = (field: SheetField) => string;
/** Notes what was changed in the cell of a field, and to what. */
export type Change = (reason: ChangeReason, field: SheetField, to: string) => void;
/** Notes why the row waits; null: no single cell is the ground. */
export type Problem = (code: ProblemCode, field: SheetField | null) => void;
