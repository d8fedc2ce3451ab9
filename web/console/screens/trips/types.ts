import type { RowOf } from '../../kit/list/useList.ts';
import type { DataOf } from '../../kit/api.ts';

export type Task = RowOf<'GET /border/tasks'>;

export type TripRecord = DataOf<'GET /border/trips/{id}'>;

export type Gate = DataOf<'GET /border/gates'>['items'][number];

export type Route = DataOf<'GET /border/routes'>['items'][number];
