import type { DataOf } from '../../kit/api.ts';

/** A task as its screen shows it. */
export type TaskRecord = DataOf<'GET /tasks/{id}'>;
