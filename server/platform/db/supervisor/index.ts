export type { EmbeddedPostgres } from './handle.ts';
export type { HaltLimits } from './orphan.ts';
export { stepText } from './steps.ts';
export type { Step } from './steps.ts';
export { startEmbeddedPostgres } from './supervisor.ts';
export type { EmbeddedOptions } from './supervisor.ts';
