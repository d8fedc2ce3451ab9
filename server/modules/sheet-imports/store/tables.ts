import type { Static } from 'typebox';
import type {
  SheetImport,
  SheetPlan,
  sheetChanges,
  sheetKinds,
  sheetProblems,
  sheetRowStates,
  sheetStates,
} from '../../../../contract/sheet-imports.ts';
import type { Grant } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { SheetField } from '../rules/read-heading.ts';

export type Plan = Static<typeof SheetPlan>;
export type RowState = (typeof sheetRowStates)[number];
export type ImportState = (typeof sheetStates)[number];
export type ColumnView = Static<typeof SheetImport>['columns'][number];

/** What the last check found: rows by reason, the first rows of each problem, questions. */
export type Findings = {
  /** Rows that the check has passed. */
  readonly done: number;
  readonly changes: { readonly [reason in (typeof sheetChanges)[number]]?: number };
  readonly problems: {
    readonly [code in (typeof sheetProblems)[number]]?: {
      readonly rows: number;
      readonly first: readonly number[];
    };
  };
  readonly questions: readonly {
    readonly key: string;
    readonly text: string;
    readonly rows: number;
    readonly choices: readonly string[];
  }[];
};

/** For whom work is done: it goes on under the same grants after a restart. */
export type Acting = { readonly id: string | null; readonly name: string; readonly grants: readonly Grant[] };

export type ImportRow = {
  id: string;
  dataset: string;
  area_no: number;
  sender: string;
  sender_key: string;
  file_name: string;
  sheet: string;
  content_hash: Buffer;
  kind: (typeof sheetKinds)[number];
  case_id: string | null;
  rows: number;
  state: ImportState;
  plan: Plan;
  columns: Buffer;
  findings: Findings;
  done_to: number;
  acting: Acting | null;
  version: number;
  created_at: Date;
  created_by: string;
};

export type SheetRowRow = {
  import_id: string;
  row_no: number;
  cells: Buffer;
  original: Buffer | null;
  state: RowState;
  code: string | null;
  person_id: string | null;
  case_id: string | null;
  overwrites: boolean;
};

export type SenderRow = {
  dataset: string;
  area_no: number;
  sender_key: string;
  titles: { readonly [title: string]: SheetField | null };
  answers: { readonly [key: string]: string };
  /** The day of number 1 in lists whose columns only count days, by case. */
  first_days: { readonly [caseId: string]: string };
  updated_at: Date;
};

/** The module's tables, typed. */
export const tables = (db: Db | Tx) =>
  db.withTables<{ sheet_import: ImportRow; sheet_import_row: SheetRowRow; sheet_sender: SenderRow }>();

/** A value for a jsonb column. */
export function json<T>(value: T): T {
  return JSON.stringify(value) as unknown as T;
}
