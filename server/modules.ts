import { accessModule } from './platform/access/module.ts';
import type { Sessions } from './platform/access/sessions.ts';
import { type CredentialSigner, credentialsModule } from './platform/credentials/module.ts';
import type { Module, Platform } from './platform/module.ts';
import type { EventHub } from './platform/realtime/hub.ts';
import { systemModule } from './platform/system/module.ts';
import type { LiveAreaDirectory } from './registry/areas/index.ts';
import { areasModule } from './registry/areas/module.ts';
import { organisationsModule } from './registry/organisations/module.ts';
import { createPlaceDirectory, type PlaceDirectory } from './registry/places/index.ts';
import { placesModule } from './registry/places/module.ts';
import { vehiclesModule } from './registry/vehicles/module.ts';
import { type People, openPeople } from './registry/people/index.ts';
import { peopleModule } from './registry/people/module.ts';
import type { CaseContext } from './modules/cases/index.ts';
import { casesModule } from './modules/cases/module.ts';
import { DEMO, shownAccounts } from './modules/demo/index.ts';
import { demoModule } from './modules/demo/module.ts';
import { declarationsModule } from './modules/declarations/module.ts';
import { figuresModule } from './modules/figures/module.ts';
import { listStudies, withReportedCounts } from './modules/imports/index.ts';
import { importsModule } from './modules/imports/module.ts';
import { mapModule } from './modules/map/module.ts';
import { ordersModule } from './modules/orders/module.ts';
import type { PresenceRecorder } from './modules/presence/index.ts';
import { presenceModule } from './modules/presence/module.ts';
import { tracingModule } from './modules/tracing/module.ts';
import { localDate } from './platform/clock/clock.ts';

export type Ingredients = {
  readonly areas: LiveAreaDirectory;
  readonly sessions: Sessions;
  readonly signer: CredentialSigner;
  readonly hub: () => EventHub;
  readonly publicDataset: string;
  readonly provinceCode: string;
  /** Days that check-ins are kept. */
  readonly presenceDays: number;
  readonly version: string;
};

/** What the command line, the demo and tests reach inside the program. */
export type Doors = {
  readonly places: PlaceDirectory;
  readonly people: People;
  readonly presence: PresenceRecorder;
  readonly cases: CaseContext;
};

/** The counters that the public map is drawn from. */
const MAP_METRICS = { cases: 'cases.confirmed', scans: 'presence.stays' };

/** The list of modules and how they know each other. Adding a module is a folder and a line here. */
export function buildModules(
  platform: Platform,
  given: Ingredients,
): { modules: readonly Module[]; doors: Doors } {
  const { areas } = given;
  const places = createPlaceDirectory(platform, areas);
  const people = openPeople({ platform, areas });
  const cases: CaseContext = { platform, areas, people };
  const presence = presenceModule(platform, { doors: { places, people }, keptDays: given.presenceDays });
  const modules: Module[] = [
    credentialsModule(platform, given.signer),
    accessModule(platform, {
      sessions: given.sessions,
      areas: {
        pathOf: (id) => areas.byId(id)?.path,
        nameOf: (id) => areas.byId(id)?.fullName,
        idsUnder: (paths) => areas.numbersUnder(paths).map((no) => areas.byNo(no)!.id),
        nosUnder: areas.numbersUnder,
        nameOfNo: (no) => areas.byNo(no)?.fullName,
      },
      otherDatasets: async () => (await listStudies(platform.db)).map((study) => study.dataset),
    }),
    systemModule(platform, {
      version: given.version,
      publicDataset: () => given.publicDataset,
      province: () => {
        const province = areas.byCode(given.provinceCode, localDate(platform.clock.now()));
        return province === undefined
          ? null
          : { id: province.id, code: province.code, name: province.fullName };
      },
      demoAccounts: async () =>
        given.publicDataset === DEMO ? await shownAccounts({ platform, areas }, given.provinceCode) : [],
      healthChecks: () => modules.flatMap((module) => module.health ?? []),
    }),
    areasModule(platform, areas),
    peopleModule(platform, { areas, signer: given.signer }),
    placesModule(platform, { areas, places }),
    vehiclesModule(platform),
    organisationsModule(platform, { areas }),
    presence,
    declarationsModule(platform, {
      areas,
      places,
      people,
      presence: presence.recorder,
      signer: given.signer,
      homeAreaNo: () => areas.byCode(given.provinceCode, localDate(platform.clock.now()))!.no,
      presenceKeptDays: given.presenceDays,
    }),
    withReportedCounts(casesModule(cases)),
    tracingModule({ platform, areas, places, people }),
    ordersModule({ platform, areas, places, people }),
    demoModule(),
    importsModule(),
    figuresModule(platform, areas, {
      metrics: () =>
        modules.flatMap((module) =>
          (module.figures ?? []).map((figure) => ({ ...figure, module: module.name })),
        ),
      hub: given.hub,
      mapMetrics: Object.values(MAP_METRICS),
    }),
    mapModule(platform, areas, {
      publicArea: given.provinceCode,
      metrics: MAP_METRICS,
      definitions: () => modules.flatMap((module) => module.figures ?? []),
      publicPlaces: async () => [],
    }),
  ];
  return { modules, doors: { places, people, presence: presence.recorder, cases } };
}
