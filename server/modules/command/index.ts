/** The door of the command centre: nobody needs anything of it yet but its context. */
export type { CommandContext, Outlines } from './context.ts';
