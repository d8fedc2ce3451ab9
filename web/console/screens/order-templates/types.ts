import type { DataOf } from '../../kit/api.ts';

export type Template = DataOf<'GET /order-templates/{id}'>;
