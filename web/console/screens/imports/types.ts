import type { DataOf } from '../../kit/api.ts';

export type SheetImport = DataOf<'GET /imports/{id}'>;

/** A part of the page that begins work on its sheet, and says so when the server took it. */
export type BeginsWork = { readonly data: SheetImport; readonly onBegun: () => void };
