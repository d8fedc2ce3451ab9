import type { DataOf } from '../../kit/api.ts';

export type FocusRecord = DataOf<'GET /foci/{id}'>;
