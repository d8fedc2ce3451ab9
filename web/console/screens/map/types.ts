import type { DataOf } from '../../kit/api.ts';

export type MapArea = DataOf<'GET /public/map'>['areas'][number];
