import { Type } from 'typebox';
import { type ApiTable, Id, Instant, Nullable } from './kit.ts';

/**
 * What a manager of quarantine sites works by; each is a list of orders to a site and a count of it. `movingIn` and
 * `movingOut` are today's and tomorrow's; who begins by a move is also among those who arrive.
 */
export const siteViews = [
  'arriving',
  'neverChecked',
  'movingIn',
  'movingOut',
  'endingToday',
  'endingTomorrow',
  'ended',
  'toCheck',
  'staying',
] as const;

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** How many orders of a site each list of `siteViews` holds. */
export const SiteCounts = Type.Object({
  arriving: count('in force, beginning today'),
  neverChecked: count('in force since before today, and nobody checked on the person since it began'),
  movingIn: count('beginning here today or tomorrow, of somebody who is under an order elsewhere until then'),
  movingOut: count('of somebody whose order elsewhere begins today or tomorrow'),
  endingToday: count('in force, ending later today'),
  endingTomorrow: count('in force, ending tomorrow'),
  ended: count('ended, completion not confirmed'),
  toCheck: count('in force, nobody checked on the person today'),
  staying: count('in force now: who takes a place'),
});

const Site = Type.Object({
  placeId: Id,
  name: Type.String(),
  areaName: Type.String(),
  capacity: Nullable(Type.Integer({ description: 'people that fit in; null: not on record' })),
  free: Nullable(Type.Integer({ description: 'capacity less `staying`; negative: over-full' })),
  counts: SiteCounts,
});

/** The day of quarantine sites. */
export const orderSitesApi = {
  'GET /orders/sites': {
    summary: 'Quarantine sites of the own areas: places free, and how many orders wait for something today',
    access: 'order.read',
    reply: { 200: Type.Object({ asOf: Instant, totals: SiteCounts, items: Type.Array(Site) }) },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
