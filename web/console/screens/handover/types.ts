import type { DataOf } from '../../kit/api.ts';

export type HandoverRecord = DataOf<'GET /handovers/{id}'>;
