import type { DataOf } from '../../kit/api.ts';

export type SearchRecord = DataOf<'GET /searches/{id}'>;
