/** The door of community teams. */
export type { CommunityContext } from './context.ts';
export { joinTeam } from './usecases/join-team.ts';
