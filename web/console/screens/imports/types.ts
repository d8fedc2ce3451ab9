import type { DataOf } from '../../kit/api.ts';

export type SheetImport = DataOf<'GET /imports/{id}'>;
