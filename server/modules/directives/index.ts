/** The door of directives: nobody else calls inside yet. */
export type { DirectiveContext } from './context.ts';
