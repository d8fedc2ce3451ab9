import type { RowOf } from '../../kit/list/useList.ts';

export type Account = RowOf<'GET /users'>;
