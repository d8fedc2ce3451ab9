import type { DataOf } from '../../kit/api.ts';

export type TubeRecord = DataOf<'GET /lab/tubes/{id}'>;
