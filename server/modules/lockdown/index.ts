/** The door of cordoned areas. */
export type { LockdownContext } from './context.ts';
export { type CordonsInForce, openCordons } from './usecases/in-force.ts';
export { type CordonNeed, openNeeds } from './usecases/open-needs.ts';
export { peopleInside } from './usecases/people-inside.ts';
export { type PublicCordon, publicCordons } from './usecases/public-cordons.ts';
