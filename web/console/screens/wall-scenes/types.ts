import type { DataOf } from '../../kit/api.ts';

export type Layout = DataOf<'GET /command/wall-layout'>;
