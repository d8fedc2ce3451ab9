import type { DataOf } from '../../kit/api.ts';

export type Entered = DataOf<'GET /manual-figures'>['items'][number];
