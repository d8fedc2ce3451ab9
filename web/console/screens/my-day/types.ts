import type { RowOf } from '../../kit/list/useList.ts';

export type DueContact = RowOf<'GET /contacts'>;
