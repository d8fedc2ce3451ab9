import type { Merge } from './merges.ts';
import type { SheetOutcome, SheetStop } from './refusals.ts';
import type { SheetRow } from './rows.ts';

export type SheetInfo = {
  readonly name: string;
  /** Hidden in the spreadsheet program, also where only a macro shows it again. */
  readonly hidden: boolean;
};

export type Workbook = {
  /** Sheets with cells, in the order of their tabs; charts and macros are none. */
  readonly sheets: readonly SheetInfo[];
  /** Merged cells of a sheet; reads the sheet to its end. */
  readonly merges: (sheet: number) => Promise<SheetOutcome<readonly Merge[]>>;
  /**
   * Rows as they unpack. What cannot be read on ends the rows with a refusal as the last item, so that no half sheet passes
   * for a whole one. `fillDown`: merged cells give their value to the rows below, for which the sheet is read twice.
   */
  readonly rows: (
    sheet: number,
    options?: { readonly fillDown?: boolean },
  ) => AsyncGenerator<SheetRow | SheetStop>;
};
