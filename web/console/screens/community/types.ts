import type { DataOf } from '../../kit/api.ts';

export type Team = DataOf<'GET /community/teams'>['items'][number];
