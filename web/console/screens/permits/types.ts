import type { RowOf } from '../../kit/list/useList.ts';

export type Permit = RowOf<'GET /permits'>;
