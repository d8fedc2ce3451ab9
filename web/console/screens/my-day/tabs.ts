import type { Right, Role } from '../../../../contract/rights.ts';

type Tab = {
  readonly id: string;
  readonly text: string;
  readonly rights: readonly Right[];
  /** Whose daily work it is, where the rights alone would show it to everybody near it. */
  readonly roles?: readonly Role[];
};

/** Lists of a day: each is for whoever can do something about what stands in it. */
const all = [
  { id: 'mine', text: 'tabMine', rights: ['followup.record'] },
  { id: 'calls', text: 'tabCalls', rights: ['followup.record'] },
  { id: 'contacts', text: 'tabContacts', rights: ['followup.record'] },
  { id: 'sites', text: 'tabSites', rights: ['order.read', 'followup.record'], roles: ['quarantine-manager'] },
  { id: 'orders', text: 'tabOrders', rights: ['order.read', 'followup.record'] },
  { id: 'ending', text: 'tabEnding', rights: ['order.read', 'followup.record'] },
  { id: 'declarations', text: 'tabDeclarations', rights: ['declaration.read', 'followup.record'] },
  { id: 'needs', text: 'tabNeeds', rights: ['community.answer'] },
  { id: 'trips', text: 'tabTrips', rights: ['trip.record'] },
  { id: 'cases', text: 'tabCases', rights: ['case.read'] },
  { id: 'tasks', text: 'tabTasks', rights: ['directive.act'] },
] as const satisfies readonly Tab[];

export type DayTab = (typeof all)[number];

/** With what the day of a role begins, where that is not the first list of those above. */
const firstOf: { readonly [role in Role]?: DayTab['id'] } = {
  'province-leader': 'tasks',
  'medical-staff': 'needs',
  'quarantine-manager': 'sites',
};

/** The lists of an officer's day, what the role needs first in front. */
export function tabsFor(rights: readonly Right[], roles: readonly Role[]): readonly DayTab[] {
  const shown = all.filter(
    (tab: Tab) =>
      tab.rights.every((right) => rights.includes(right)) &&
      (tab.roles?.some((role) => roles.includes(role)) ?? true),
  );
  const first = shown.find(({ id }) => roles.some((role) => firstOf[role] === id));
  return first === undefined ? shown : [first, ...shown.filter((tab) => tab !== first)];
}

/** The list that a day opens with: what was given by name is looked for when it is wanted. */
export function tabAt(shown: readonly DayTab[], asked: string | undefined): DayTab | undefined {
  return shown.find(({ id }) => id === asked) ?? shown.find(({ id }) => id !== 'mine') ?? shown[0];
}
