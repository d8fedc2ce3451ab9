import type { DataOf } from '../../kit/api.ts';

export type Reproduction = DataOf<'GET /indicators/reproduction'>;
