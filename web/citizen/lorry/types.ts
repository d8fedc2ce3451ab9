import type { DataOf } from '../../shared/client.ts';

export type Gates = DataOf<'GET /public/gates/queue'>;
