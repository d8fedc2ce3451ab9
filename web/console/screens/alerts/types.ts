import type { DataOf } from '../../kit/api.ts';

export type AlertDetail = DataOf<'GET /command/alerts/{id}'>;
