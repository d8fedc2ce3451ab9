import type { Right } from '../../../../contract/rights.ts';
import type { Session } from '../session/session.ts';

/** Keys of texts.ts that name screens. */
type ScreenText =
  | 'myDay'
  | 'desk'
  | 'cases'
  | 'people'
  | 'duplicates'
  | 'places'
  | 'imports'
  | 'profiles'
  | 'clusters'
  | 'foci'
  | 'lockdowns'
  | 'rosters'
  | 'orders'
  | 'signing'
  | 'orderTemplates'
  | 'handovers'
  | 'searches'
  | 'worklist'
  | 'levelChanges'
  | 'laboratory'
  | 'declarations'
  | 'declareFor'
  | 'gates'
  | 'gateRules'
  | 'gateZones'
  | 'gateWatch'
  | 'permits'
  | 'lodging'
  | 'community'
  | 'households'
  | 'trips'
  | 'plates'
  | 'messages'
  | 'directives'
  | 'tasks'
  | 'reports'
  | 'exchange'
  | 'exports'
  | 'map'
  | 'wall'
  | 'wallScenes'
  | 'wallSnapshots'
  | 'wallScreens'
  | 'briefings'
  | 'alerts'
  | 'duty'
  | 'risk'
  | 'indicators'
  | 'analysis'
  | 'metrics'
  | 'rankings'
  | 'manualFigures'
  | 'reconciliation'
  | 'studies'
  | 'chains'
  | 'offices'
  | 'users'
  | 'groupRoles'
  | 'secondStep'
  | 'apiKeys'
  | 'webhooks'
  | 'areas'
  | 'privacy'
  | 'passes'
  | 'audit'
  | 'health'
  | 'training';

/** A screen of the navigation. */
export type Screen = {
  readonly path: string;
  readonly text: ScreenText;
  /** Any of these rights shows it. */
  readonly rights: readonly Right[];
  /** Only where this dataset is worked on. */
  readonly dataset?: 'demo';
};
export type Group = {
  readonly text:
    | 'groupDay'
    | 'groupCases'
    | 'groupPeople'
    | 'groupOrders'
    | 'groupGates'
    | 'groupCommand'
    | 'groupFigures'
    | 'groupSystem';
  readonly screens: readonly Screen[];
};

/** The navigation, in the order of an officer's day. */
export const groups: readonly Group[] = [
  {
    text: 'groupDay',
    screens: [
      { path: '/training', text: 'training', rights: [], dataset: 'demo' },
      { path: '/', text: 'myDay', rights: ['followup.record', 'order.read', 'case.read', 'trip.record'] },
      { path: '/worklist', text: 'worklist', rights: ['followup.record'] },
      { path: '/directives', text: 'directives', rights: ['directive.read'] },
      { path: '/tasks', text: 'tasks', rights: ['directive.read'] },
      { path: '/messages', text: 'messages', rights: ['declaration.record'] },
      { path: '/desk', text: 'desk', rights: ['presence.record'] },
    ],
  },
  {
    text: 'groupCases',
    screens: [
      { path: '/cases', text: 'cases', rights: ['case.read'] },
      { path: '/laboratory', text: 'laboratory', rights: ['lab.record', 'lab.read'] },
      { path: '/declarations', text: 'declarations', rights: ['declaration.read'] },
      { path: '/declarations/new', text: 'declareFor', rights: ['declaration.record'] },
      { path: '/clusters', text: 'clusters', rights: ['tracing.run'] },
      { path: '/foci', text: 'foci', rights: ['focus.read'] },
      { path: '/lockdowns', text: 'lockdowns', rights: ['lockdown.read'] },
      { path: '/rosters', text: 'rosters', rights: ['tracing.run'] },
      { path: '/level-changes', text: 'levelChanges', rights: ['contact.decide'] },
      { path: '/chains', text: 'chains', rights: ['case.read'] },
      { path: '/handovers', text: 'handovers', rights: ['handover.read'] },
      { path: '/searches', text: 'searches', rights: ['followup.record'] },
    ],
  },
  {
    text: 'groupPeople',
    screens: [
      { path: '/people', text: 'people', rights: ['person.read'] },
      { path: '/people/duplicates', text: 'duplicates', rights: ['person.merge'] },
      { path: '/households', text: 'households', rights: ['person.write'] },
      { path: '/community', text: 'community', rights: ['community.read'] },
      { path: '/places', text: 'places', rights: ['place.read'] },
      { path: '/lodging', text: 'lodging', rights: ['lodging.read'] },
      { path: '/imports', text: 'imports', rights: ['case.write'] },
    ],
  },
  {
    text: 'groupOrders',
    screens: [
      { path: '/orders', text: 'orders', rights: ['order.read'] },
      { path: '/orders/signing', text: 'signing', rights: ['order.issue', 'organisation.manage'] },
      { path: '/orders/templates', text: 'orderTemplates', rights: ['order.issue', 'organisation.manage'] },
    ],
  },
  {
    text: 'groupGates',
    screens: [
      { path: '/gates', text: 'gates', rights: ['gate.read'] },
      { path: '/gates/zones', text: 'gateZones', rights: ['gate.zones'] },
      { path: '/gates/watch', text: 'gateWatch', rights: ['gate.watch'] },
      { path: '/gates/rules', text: 'gateRules', rights: ['gate.rules'] },
      { path: '/permits', text: 'permits', rights: ['permit.read'] },
      { path: '/trips', text: 'trips', rights: ['trip.read'] },
      { path: '/plates', text: 'plates', rights: ['plate.read'] },
    ],
  },
  {
    text: 'groupCommand',
    screens: [
      { path: '/map', text: 'map', rights: ['figure.read'] },
      { path: '/reports', text: 'reports', rights: ['report.read'] },
      { path: '/wall', text: 'wall', rights: ['command.read'] },
      { path: '/wall-snapshots', text: 'wallSnapshots', rights: ['command.read'] },
      { path: '/wall-scenes', text: 'wallScenes', rights: ['command.manage'] },
      { path: '/briefings', text: 'briefings', rights: ['command.read'] },
      { path: '/alerts', text: 'alerts', rights: ['command.read'] },
      { path: '/duty', text: 'duty', rights: ['command.work'] },
    ],
  },
  {
    text: 'groupFigures',
    screens: [
      { path: '/risk', text: 'risk', rights: ['figure.read'] },
      { path: '/indicators', text: 'indicators', rights: ['figure.read'] },
      { path: '/analysis', text: 'analysis', rights: ['figure.read'] },
      { path: '/rankings', text: 'rankings', rights: ['figure.read'] },
      { path: '/reconciliation', text: 'reconciliation', rights: ['figure.manage'] },
      { path: '/manual-figures', text: 'manualFigures', rights: ['figure.read'] },
      { path: '/metrics', text: 'metrics', rights: ['figure.read'] },
      { path: '/studies', text: 'studies', rights: ['study.read'] },
    ],
  },
  {
    text: 'groupSystem',
    screens: [
      { path: '/profiles', text: 'profiles', rights: ['profile.manage', 'tracing.run'] },
      { path: '/exchange', text: 'exchange', rights: ['exchange.send'] },
      { path: '/exports', text: 'exports', rights: ['data.export'] },
      { path: '/offices', text: 'offices', rights: ['organisation.manage', 'order.issue'] },
      { path: '/users', text: 'users', rights: ['user.manage'] },
      { path: '/second-step', text: 'secondStep', rights: ['user.manage'] },
      { path: '/group-roles', text: 'groupRoles', rights: ['user.manage'] },
      { path: '/api-keys', text: 'apiKeys', rights: ['user.manage'] },
      { path: '/webhooks', text: 'webhooks', rights: ['user.manage'] },
      { path: '/wall-screens', text: 'wallScreens', rights: ['user.manage'] },
      { path: '/areas', text: 'areas', rights: [] },
      { path: '/privacy', text: 'privacy', rights: ['privacy.record'] },
      { path: '/privacy/passes', text: 'passes', rights: ['audit.read'] },
      { path: '/audit', text: 'audit', rights: ['audit.read'] },
      { path: '/health', text: 'health', rights: ['system.read'] },
    ],
  },
];

function holdsRight(session: Pick<Session, 'rights'>, { rights }: Screen): boolean {
  return rights.length === 0 || rights.some((right) => session.rights.includes(right));
}

/**
 * The screen at an address if the officer has no right to it, as a link of a colleague or a mark of another role leads there;
 * null: it may be opened, or is none of the navigation's.
 */
export function closedScreen(session: Pick<Session, 'rights'>, pathname: string): ScreenText | null {
  const address = pathname.replace(/\/+$/u, '');
  const screen = groups.flatMap(({ screens }) => screens).find(({ path }) => path === address);
  return screen === undefined || holdsRight(session, screen) ? null : screen.text;
}

/** The navigation of one officer: what there is no right to is not shown. */
export function groupsFor(session: Session): Group[] {
  const allowed = (screen: Screen) =>
    (screen.dataset === undefined || screen.dataset === session.dataset) && holdsRight(session, screen);
  return groups
    .map((group) => ({ ...group, screens: group.screens.filter(allowed) }))
    .filter((group) => group.screens.length > 0);
}

/** The screen that an address belongs to: of those that it lies at or below the longest; null: none. */
export function openScreen(pathname: string): string | null {
  return groups
    .flatMap(({ screens }) => screens.map(({ path }) => path))
    .filter((path) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
    .reduce<string | null>((longest, path) => (path.length > (longest?.length ?? 0) ? path : longest), null);
}
