import type { DataOf } from '../../kit/api.ts';

export type OrderRecord = DataOf<'GET /orders/{id}'>;
