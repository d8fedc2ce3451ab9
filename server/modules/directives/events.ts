/** A document or task of these areas moved: who looks at their lists asks again. */
export type DirectiveMoved = { readonly areaNos: readonly number[] };

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'directive.sent': DirectiveMoved;
    'task.moved': DirectiveMoved;
  }
}
