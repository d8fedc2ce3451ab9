import type { DataOf } from '../../kit/api.ts';

export type Zones = DataOf<'GET /gates/zones'>;
