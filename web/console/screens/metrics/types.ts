import type { DataOf } from '../../kit/api.ts';

export type Series = DataOf<'GET /metrics/{code}/series'>;
