/** The door of community teams. */
export type { CommunityContext } from './context.ts';
