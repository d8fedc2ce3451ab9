import type { RowOf } from '../../kit/list/useList.ts';

export type Stay = RowOf<'GET /lodging/stays'>;
