/** The door of training: no other module reads it. */
export type { TrainingContext } from './context.ts';
