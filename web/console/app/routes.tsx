import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from '../kit/state/Loading.tsx';
import { commandScreens, pairing, wall } from './command-routes.tsx';
import { figureRoutes } from './figure-routes.ts';
import { gateScreens } from './gate-routes.tsx';
import { handoverRoutes } from './handover-routes.tsx';
import { lockdownRoutes } from './lockdown-routes.tsx';
import { Login } from './login/Login.tsx';
import { dataRoutes } from './data-routes.tsx';
import { communityRoutes } from './community-routes.tsx';
import { orderRoutes } from './order-routes.tsx';
import { paperRoutes } from './paper-routes.tsx';
import { privacyScreens } from './privacy-routes.tsx';
import { systemRoutes } from './system-routes.tsx';
import { parent, root, shell } from './shell-route.tsx';
import { Crashed } from './shell/Problems.tsx';
import { parseSearch, stringifySearch } from './url.ts';

const login = createRoute({ getParentRoute: () => root, path: '/login', component: Login });

const myDay = createRoute({
  getParentRoute: parent,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/my-day/MyDay.tsx'), 'MyDay'),
});
const people = createRoute({
  getParentRoute: parent,
  path: '/people',
  component: lazyRouteComponent(() => import('../screens/people/People.tsx'), 'People'),
});
const personNew = createRoute({
  getParentRoute: parent,
  path: '/people/new',
  component: lazyRouteComponent(() => import('../screens/people/PersonNew.tsx'), 'PersonNew'),
});
const duplicates = createRoute({
  getParentRoute: parent,
  path: '/people/duplicates',
  component: lazyRouteComponent(() => import('../screens/duplicates/Duplicates.tsx'), 'Duplicates'),
});
const person = createRoute({
  getParentRoute: parent,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('../screens/person/Person.tsx'), 'Person'),
});
const places = createRoute({
  getParentRoute: parent,
  path: '/places',
  component: lazyRouteComponent(() => import('../screens/places/Places.tsx'), 'Places'),
});
const place = createRoute({
  getParentRoute: parent,
  path: '/places/$id',
  component: lazyRouteComponent(() => import('../screens/place/Place.tsx'), 'Place'),
});
const cases = createRoute({
  getParentRoute: parent,
  path: '/cases',
  component: lazyRouteComponent(() => import('../screens/cases/Cases.tsx'), 'Cases'),
});
const caseNew = createRoute({
  getParentRoute: parent,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('../screens/case-intake/CaseIntake.tsx'), 'CaseIntake'),
});
const caseOne = createRoute({
  getParentRoute: parent,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('../screens/case/CasePage.tsx'), 'CasePage'),
});
const contacts = createRoute({
  getParentRoute: parent,
  path: '/cases/$id/contacts',
  component: lazyRouteComponent(() => import('../screens/contacts/Contacts.tsx'), 'Contacts'),
});
const paste = createRoute({
  getParentRoute: parent,
  path: '/cases/$id/contacts/paste',
  component: lazyRouteComponent(() => import('../screens/contact-paste/ContactPaste.tsx'), 'ContactPaste'),
});
const backward = createRoute({
  getParentRoute: parent,
  path: '/cases/$id/source',
  component: lazyRouteComponent(() => import('../screens/backward/Backward.tsx'), 'Backward'),
});
const profiles = createRoute({
  getParentRoute: parent,
  path: '/profiles',
  component: lazyRouteComponent(() => import('../screens/profiles/Profiles.tsx'), 'Profiles'),
});
const profile = createRoute({
  getParentRoute: parent,
  path: '/profiles/$disease',
  component: lazyRouteComponent(() => import('../screens/profiles/Profile.tsx'), 'Profile'),
});
const callOpen = createRoute({
  getParentRoute: parent,
  path: '/cases/$id/call',
  component: lazyRouteComponent(() => import('../screens/interview/OpenCall.tsx'), 'OpenCall'),
});
const interview = createRoute({
  getParentRoute: parent,
  path: '/interviews/$id',
  component: lazyRouteComponent(() => import('../screens/interview/InterviewPage.tsx'), 'InterviewPage'),
});
const chain = createRoute({
  getParentRoute: parent,
  path: '/cases/$id/chain',
  component: lazyRouteComponent(() => import('../screens/chain/CaseChain.tsx'), 'CaseChain'),
});
const chains = createRoute({
  getParentRoute: parent,
  path: '/chains',
  component: lazyRouteComponent(() => import('../screens/chain/Chains.tsx'), 'Chains'),
});
const rosters = createRoute({
  getParentRoute: parent,
  path: '/rosters',
  component: lazyRouteComponent(() => import('../screens/roster/Rosters.tsx'), 'Rosters'),
});
const rosterNew = createRoute({
  getParentRoute: parent,
  path: '/rosters/new',
  component: lazyRouteComponent(() => import('../screens/roster/RosterNew.tsx'), 'RosterNew'),
});
const roster = createRoute({
  getParentRoute: parent,
  path: '/rosters/$id',
  component: lazyRouteComponent(() => import('../screens/roster/RosterPage.tsx'), 'RosterPage'),
});
const clusters = createRoute({
  getParentRoute: parent,
  path: '/clusters',
  component: lazyRouteComponent(() => import('../screens/clusters/Clusters.tsx'), 'Clusters'),
});
const clusterNew = createRoute({
  getParentRoute: parent,
  path: '/clusters/new',
  component: lazyRouteComponent(() => import('../screens/clusters/ClusterNew.tsx'), 'ClusterNew'),
});
const cluster = createRoute({
  getParentRoute: parent,
  path: '/clusters/$id',
  component: lazyRouteComponent(() => import('../screens/clusters/ClusterPage.tsx'), 'ClusterPage'),
});
const imports = createRoute({
  getParentRoute: parent,
  path: '/imports',
  component: lazyRouteComponent(() => import('../screens/imports/Imports.tsx'), 'Imports'),
});
const importNew = createRoute({
  getParentRoute: parent,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('../screens/imports/ImportNew.tsx'), 'ImportNew'),
});
const importOne = createRoute({
  getParentRoute: parent,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../screens/imports/ImportPage.tsx'), 'ImportPage'),
});
const orders = createRoute({
  getParentRoute: parent,
  path: '/orders',
  component: lazyRouteComponent(() => import('../screens/orders/Orders.tsx'), 'Orders'),
});
const order = createRoute({
  getParentRoute: parent,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('../screens/order/OrderPage.tsx'), 'OrderPage'),
});
const signing = createRoute({
  getParentRoute: parent,
  path: '/orders/signing',
  component: lazyRouteComponent(() => import('../screens/signing/Signing.tsx'), 'Signing'),
});
const laboratory = createRoute({
  getParentRoute: parent,
  path: '/laboratory',
  component: lazyRouteComponent(() => import('../screens/laboratory/Laboratory.tsx'), 'Laboratory'),
});
const tube = createRoute({
  getParentRoute: parent,
  path: '/laboratory/$id',
  component: lazyRouteComponent(() => import('../screens/laboratory/TubePage.tsx'), 'TubePage'),
});
const levelChanges = createRoute({
  getParentRoute: parent,
  path: '/level-changes',
  component: lazyRouteComponent(() => import('../screens/level-changes/LevelChanges.tsx'), 'LevelChanges'),
});
const levelChange = createRoute({
  getParentRoute: parent,
  path: '/level-changes/$id',
  component: lazyRouteComponent(() => import('../screens/level-changes/ChangeSetPage.tsx'), 'ChangeSetPage'),
});
const declarations = createRoute({
  getParentRoute: parent,
  path: '/declarations',
  component: lazyRouteComponent(() => import('../screens/declarations/Declarations.tsx'), 'Declarations'),
});
const declarationNew = createRoute({
  getParentRoute: parent,
  path: '/declarations/new',
  component: lazyRouteComponent(() => import('../screens/declarations/DeclareFor.tsx'), 'DeclareFor'),
});
const declaration = createRoute({
  getParentRoute: parent,
  path: '/declarations/$id',
  component: lazyRouteComponent(
    () => import('../screens/declarations/DeclarationPage.tsx'),
    'DeclarationPage',
  ),
});
const map = createRoute({
  getParentRoute: parent,
  path: '/map',
  component: lazyRouteComponent(() => import('../screens/map/LiveMap.tsx'), 'LiveMap'),
});
const indicators = createRoute({
  getParentRoute: parent,
  path: '/indicators',
  component: lazyRouteComponent(() => import('../screens/indicators/Indicators.tsx'), 'Indicators'),
});
const analysis = createRoute({
  getParentRoute: parent,
  path: '/analysis',
  component: lazyRouteComponent(() => import('../screens/analysis/Analysis.tsx'), 'Analysis'),
});
const training = createRoute({
  getParentRoute: parent,
  path: '/training',
  component: lazyRouteComponent(() => import('../screens/training/Training.tsx'), 'Training'),
});
const studies = createRoute({
  getParentRoute: parent,
  path: '/studies',
  component: lazyRouteComponent(() => import('../screens/studies/Studies.tsx'), 'Studies'),
});
const study = createRoute({
  getParentRoute: parent,
  path: '/studies/$name',
  component: lazyRouteComponent(() => import('../screens/studies/StudyChains.tsx'), 'StudyChains'),
});
const desk = createRoute({
  getParentRoute: parent,
  path: '/desk',
  component: lazyRouteComponent(() => import('../screens/desk/Desk.tsx'), 'Desk'),
});
const risk = createRoute({
  getParentRoute: parent,
  path: '/risk',
  component: lazyRouteComponent(() => import('../screens/risk/Risk.tsx'), 'Risk'),
});
const offices = createRoute({
  getParentRoute: parent,
  path: '/offices',
  component: lazyRouteComponent(() => import('../screens/offices/Offices.tsx'), 'Offices'),
});
const users = createRoute({
  getParentRoute: parent,
  path: '/users',
  component: lazyRouteComponent(() => import('../screens/users/Users.tsx'), 'Users'),
});
const apiKeys = createRoute({
  getParentRoute: parent,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../screens/api-keys/ApiKeys.tsx'), 'ApiKeys'),
});
const areas = createRoute({
  getParentRoute: parent,
  path: '/areas',
  component: lazyRouteComponent(() => import('../screens/areas/Areas.tsx'), 'Areas'),
});
const audit = createRoute({
  getParentRoute: parent,
  path: '/audit',
  component: lazyRouteComponent(() => import('../screens/audit/Audit.tsx'), 'Audit'),
});
const health = createRoute({
  getParentRoute: parent,
  path: '/health',
  component: lazyRouteComponent(() => import('../screens/health/Health.tsx'), 'Health'),
});
const account = createRoute({
  getParentRoute: parent,
  path: '/account',
  component: lazyRouteComponent(() => import('../screens/account/Account.tsx'), 'Account'),
});

/** Every screen of the console; each is a chunk of its own that is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    login,
    wall,
    pairing,
    shell.addChildren([
      myDay,
      desk,
      people,
      personNew,
      duplicates,
      person,
      places,
      place,
      cases,
      caseNew,
      caseOne,
      contacts,
      paste,
      callOpen,
      interview,
      backward,
      profiles,
      profile,
      chain,
      chains,
      rosters,
      rosterNew,
      roster,
      clusters,
      clusterNew,
      cluster,
      imports,
      importNew,
      importOne,
      orders,
      signing,
      ...orderRoutes,
      order,
      levelChanges,
      levelChange,
      laboratory,
      tube,
      declarations,
      declarationNew,
      declaration,
      ...handoverRoutes,
      ...gateScreens,
      ...lockdownRoutes,
      map,
      ...commandScreens,
      risk,
      indicators,
      analysis,
      training,
      ...figureRoutes(parent),
      studies,
      study,
      ...paperRoutes,
      ...privacyScreens,
      ...dataRoutes,
      ...communityRoutes,
      offices,
      users,
      apiKeys,
      ...systemRoutes,
      areas,
      audit,
      health,
      account,
    ]),
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Crashed,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
