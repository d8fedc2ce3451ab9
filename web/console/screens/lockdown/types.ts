import type { DataOf } from '../../kit/api.ts';

export type LockdownRecord = DataOf<'GET /lockdowns/{id}'>;
