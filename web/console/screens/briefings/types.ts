import type { DataOf } from '../../kit/api.ts';

export type Briefing = DataOf<'GET /command/briefings/{id}'>;
