import type { StandsInFor } from './platform/access/stand-in.ts';
import { accessModule } from './platform/access/module.ts';
import { credentialsModule } from './platform/credentials/module.ts';
import type { Module, Platform } from './platform/module.ts';
import { systemModule } from './platform/system/module.ts';
import { areasModule } from './registry/areas/module.ts';
import { organisationsModule } from './registry/organisations/module.ts';
import { createPlaceDirectory, type PlaceDirectory } from './registry/places/index.ts';
import { placesModule } from './registry/places/module.ts';
import { vehiclesModule } from './registry/vehicles/module.ts';
import { type People, openPeople } from './registry/people/index.ts';
import { peopleModule } from './registry/people/module.ts';
import type { CaseContext } from './modules/cases/index.ts';
import { casesModule } from './modules/cases/module.ts';
import { clustersModule } from './modules/clusters/module.ts';
import { DEMO, shownAccounts } from './modules/demo/index.ts';
import { analysisModule } from './modules/analysis/module.ts';
import { demoModule } from './modules/demo/module.ts';
import { declareBySms, type DeclarationOptions } from './modules/declarations/index.ts';
import type { CommandContext } from './modules/command/index.ts';
import { commandModule } from './modules/command/module.ts';
import { declarationsModule } from './modules/declarations/module.ts';
import { handoverModule } from './modules/handover/module.ts';
import { declaredMetrics, figureContext, type Figures, openFigures } from './modules/figures/index.ts';
import { focusModule } from './modules/focus/module.ts';
import { directivesModule } from './modules/directives/module.ts';
import { figuresModule } from './modules/figures/module.ts';
import { crossedWith, phonesOfAccount, postsToday, zoneLookUp } from './modules/gates/index.ts';
import { gatesModule } from './modules/gates/module.ts';
import { listStudies, withReportedCounts } from './modules/imports/index.ts';
import { importsModule } from './modules/imports/module.ts';
import { indicatorsModule } from './modules/indicators/module.ts';
import { installsModule } from './modules/installs/index.ts';
import { interviewsModule } from './modules/interviews/module.ts';
import { laboratoryModule } from './modules/laboratory/module.ts';
import { type LevelChangeContext, tracedObserver } from './modules/level-changes/index.ts';
import { levelChangesModule } from './modules/level-changes/module.ts';
import { systemScope } from './platform/access/scope.ts';
import { joinTeam } from './modules/community/index.ts';
import { communityModule } from './modules/community/module.ts';
import type { LodgingContext } from './modules/lodging/index.ts';
import { openNeeds, peopleInside } from './modules/lockdown/index.ts';
import { lockdownModule } from './modules/lockdown/module.ts';
import { lodgingModule } from './modules/lodging/module.ts';
import { keptMail } from './adapters/mail/index.ts';
import { keptSms } from './adapters/sms/index.ts';
import { openPublicMap, provinceOutlines } from './modules/map/index.ts';
import { mapModule } from './modules/map/module.ts';
import { codeSender, type MessagingContext, sendSms } from './modules/messaging/index.ts';
import { messagingModule } from './modules/messaging/module.ts';
import { privacyModule } from './modules/privacy/module.ts';
import { type OrderContext, ordersWithin } from './modules/orders/index.ts';
import { type PermitContext, permitsWithin } from './modules/permits/index.ts';
import { ordersModule } from './modules/orders/module.ts';
import type { CoPresenceEngine, PresenceRecorder, TraceIndex } from './modules/presence/index.ts';
import { permitsModule } from './modules/permits/module.ts';
import { platesModule } from './modules/plates/module.ts';
import { presenceModule } from './modules/presence/module.ts';
import { reconciliationModule } from './modules/reconciliation/module.ts';
import { reportingModule } from './modules/reporting/module.ts';
import { opendataModule } from './modules/opendata/module.ts';
import { publicpagesModule } from './modules/publicpages/module.ts';
import { officialLevels } from './modules/risk/index.ts';
import { riskModule } from './modules/risk/module.ts';
import { queueRetraceOfPeople, type TracingContext } from './modules/tracing/index.ts';
import { trainingModule } from './modules/training/module.ts';
import { searchesModule } from './modules/searches/module.ts';
import { sheetImportsModule } from './modules/sheet-imports/module.ts';
import { exportsModule } from './modules/exports/module.ts';
import { tracingModule } from './modules/tracing/module.ts';
import { readingsBefore, reportTripMisuse, tripsOfPlates } from './modules/trips/index.ts';
import { standsInFor, toldItems, toldOf, type WorkContext } from './modules/worklist/index.ts';
import { worklistModule } from './modules/worklist/module.ts';
import { tripsModule } from './modules/trips/module.ts';
import { handOverWebhooksOf, type WebhookContext } from './modules/webhooks/index.ts';
import { webhooksModule } from './modules/webhooks/module.ts';
import { localDate } from './platform/clock/clock.ts';
import type { Ingredients } from './ingredients.ts';
import { gateContext } from './links/gate-knowledge.ts';
import { mapOptionsOf } from './links/map-options.ts';
import { trainingDesk } from './links/training-desk.ts';

/** What the command line, the demo and tests reach inside the program. */
export type Doors = {
  readonly places: PlaceDirectory;
  readonly people: People;
  readonly presence: PresenceRecorder;
  readonly coPresence: CoPresenceEngine;
  readonly presenceIndex: TraceIndex;
  readonly cases: CaseContext;
  readonly figures: Figures;
};

/** The list of modules and how they know each other. Adding a module is a folder and a line here. */
export function buildModules(
  platform: Platform,
  given: Ingredients,
): { modules: readonly Module[]; doors: Doors } {
  const { areas } = given;
  const places = createPlaceDirectory(platform, areas);
  const people = openPeople({ platform, areas });
  const cases: CaseContext = { platform, areas, people };
  const presence = presenceModule(platform, {
    doors: { places, people },
    keptDays: given.presenceDays,
    traceIndex: given.traceIndex,
  });
  const homeAreaNo = () => areas.byCode(given.provinceCode, localDate(platform.clock.now()))!.no;
  const worklist: WorkContext = { platform, areas, people, homeAreaNo };
  const forWhom: StandsInFor = async (scope, db, piece) => await standsInFor(worklist, scope, db, piece);
  const orders: OrderContext = { platform, areas, places, people, standsInFor: forWhom };
  const levelChanges: LevelChangeContext = { platform, areas, people, cases, orders, tracing: () => tracing };
  const tracing: TracingContext = {
    platform,
    areas,
    places,
    people,
    standsInFor: forWhom,
    coPresence: presence.coPresence,
    levels: tracedObserver(levelChanges),
  };
  const gates = gateContext({ platform, places, people, presence: presence.recorder }, given);
  const counters = () =>
    modules.flatMap((module) => (module.figures ?? []).map((figure) => ({ ...figure, module: module.name })));
  const gauges = () =>
    modules.flatMap(({ metrics = [] }) => metrics.flatMap((one) => ('read' in one ? [one] : [])));
  const figures = figureContext({ platform, areas, declared: () => declaredMetrics(modules) });
  const declarations: DeclarationOptions = {
    areas,
    places,
    people,
    presence: presence.recorder,
    signer: given.signer,
    crossedWith,
    zones: async (scope) => await zoneLookUp(gates, scope),
    homeAreaNo,
    presenceKeptDays: given.presenceDays,
  };
  const mapOptions = mapOptionsOf(
    { platform, areas, places, people },
    { publicArea: given.provinceCode, definitions: counters, gauges, hub: given.hub },
  );
  const publicMap = openPublicMap(platform, areas, mapOptions);
  const lodging: LodgingContext = {
    platform,
    areas,
    places,
    people,
    tracing,
    zones: async (scope) => await zoneLookUp(gates, scope),
  };
  const messaging: MessagingContext = {
    platform,
    areas,
    people,
    adapter: given.sms?.adapter ?? keptSms,
    inbound: given.sms?.inbound ?? null,
    publicDataset: given.publicDataset,
    homeAreaNo: declarations.homeAreaNo,
    declare: async (scope, message) => await declareBySms({ ...declarations, platform }, scope, message),
  };
  const sendText: CommandContext['sendText'] = async (scope, text) => {
    const sent = await sendSms(messaging, scope, { ...text, urgent: true, sentAs: 'duty-alert' });
    return sent.ok ? sent.value.state : 'failed';
  };
  const permits: PermitContext = {
    platform,
    areas,
    signer: given.signer,
    publicDataset: given.publicDataset,
    reportTripMisuse: async (scope, tx, report) => await reportTripMisuse(platform, scope, tx, report),
  };
  const command: CommandContext = {
    platform,
    areas,
    areaPaths: given.areaPaths,
    signer: given.signer,
    hub: given.hub,
    provinceCode: given.provinceCode,
    publicDataset: given.publicDataset,
    figures: openFigures(figures),
    definitions: () => modules.flatMap((module) => module.figures ?? []),
    levels: async (scope, areaNos, at) => await officialLevels(scope, platform.db, areaNos, at),
    sendText,
    posts: async (scope) => {
      const province = areas.byCode(given.provinceCode, localDate(platform.clock.now()));
      const nos = province === undefined ? [] : areas.numbersUnder([province.path]);
      return await postsToday(gates, scope, nos);
    },
    outlines: async () =>
      await provinceOutlines(platform.db, areas, given.provinceCode, platform.clock.now()),
  };
  const webhooks: WebhookContext = {
    platform,
    areas,
    areaPaths: given.areaPaths,
    allowPrivate: given.webhookPrivate ?? false,
    within: { order: ordersWithin, permit: permitsWithin },
  };
  const modules: Module[] = [
    credentialsModule(platform, given.signer),
    accessModule(platform, {
      phones: phonesOfAccount({ platform }),
      codes: codeSender(messaging),
      sso: {
        oidc: given.oidc ?? null,
        dataset: given.publicDataset,
        inProvince: (areaId) => {
          const province = areas.byCode(given.provinceCode, localDate(platform.clock.now()));
          return province !== undefined && (areas.byId(areaId)?.path.startsWith(province.path) ?? false);
        },
      },
      sessions: given.sessions,
      areas: {
        pathOf: (id) => areas.byId(id)?.path,
        nameOf: (id) => areas.byId(id)?.fullName,
        idsUnder: (paths) => areas.numbersUnder(paths).map((no) => areas.byNo(no)!.id),
        nosUnder: areas.numbersUnder,
        nameOfNo: (no) => areas.byNo(no)?.fullName,
        provincePath: () => areas.byCode(given.provinceCode, localDate(platform.clock.now()))?.path ?? null,
      },
      handOn: async (tx, scope, from, to) => await handOverWebhooksOf(webhooks, tx, scope, from, to),
      otherDatasets: async () => (await listStudies(platform.db)).map((study) => study.dataset),
    }),
    systemModule(platform, {
      version: given.version,
      trainingUrl: given.trainingUrl,
      singleSignOn: given.oidc?.name ?? null,
      resetBySms: codeSender(messaging).leaves(given.publicDataset),
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
    installsModule(platform, { areaNo: homeAreaNo }),
    presence,
    declarationsModule(platform, declarations),
    messagingModule(messaging),
    privacyModule({
      platform,
      areas,
      people,
      holdings: () => modules.flatMap((module) => module.holdings ?? []),
      homeAreaNo,
      toldAbove: async (scope, ids) => await toldOf(scope, platform.db, 'request', ids),
      toldRequests: (scope) => toldItems(scope, 'request'),
      standsInFor: forWhom,
      codes: codeSender(messaging),
      publicDataset: given.publicDataset,
    }),
    withReportedCounts(casesModule(cases)),
    tracingModule(tracing),
    sheetImportsModule({ platform, areas, people, cases, tracing }),
    ordersModule({
      ...orders,
      signer: given.signer,
      retraceOf: async (scope, personNos) => await queueRetraceOfPeople(tracing, scope, personNos),
    }),
    handoverModule({ platform, areas, people, orders, provinceCode: given.provinceCode }),
    permitsModule(permits),
    gatesModule(gates),
    platesModule({
      platform,
      areas,
      places,
      provinceCode: given.provinceCode,
      tripsOf: async (scope, db, asked) => await tripsOfPlates(platform, scope, db, asked),
      readingsBefore: async (scope, db, ids, at) => await readingsBefore(platform, scope, db, ids, at),
    }),
    lodgingModule(lodging),
    communityModule({
      platform,
      areas,
      people,
      tracing,
      cordoned: async (scope, areaNos) => await peopleInside({ people, platform }, scope, areaNos),
      cordonNeeds: async (scope, areaNos) => await openNeeds({ platform, areas }, scope, areaNos),
    }),
    clustersModule(tracing),
    focusModule(tracing),
    interviewsModule({
      ...tracing,
      presence: presence.recorder,
      presenceKeptDays: given.presenceDays,
    }),
    worklistModule(worklist),
    searchesModule({ platform, areas, places, people, gates }),
    laboratoryModule({ platform, areas, places, people, signer: given.signer }),
    exportsModule({ platform, areas, people }),
    lockdownModule({ platform, areas, places, people }),
    tripsModule({
      platform,
      areas,
      places,
      people,
      tracing,
      lodging,
      presence: presence.recorder,
      signer: given.signer,
      testsOf: gates.testsOf,
      publicDataset: given.publicDataset,
    }),
    levelChangesModule(levelChanges),
    riskModule({ platform, areas, provinceCode: given.provinceCode }),
    directivesModule({ platform, areas, metrics: counters }),
    demoModule(),
    trainingModule({
      platform,
      areaPaths: given.areaPaths,
      sessions: given.sessions,
      publicDataset: given.publicDataset,
      ...trainingDesk({
        platform,
        areas,
        places,
        people,
        permits,
        command: () => command,
        provinceCode: given.provinceCode,
        http: given.http,
      }),
      prepare: async (role, areaId, accountId) => {
        if (role === 'community-team') {
          await joinTeam({ platform, areas }, systemScope('training', DEMO), areaId, accountId);
        }
      },
    }),
    importsModule(),
    indicatorsModule({ platform, areas }),
    analysisModule({ platform, areas, metrics: counters, provinceCode: given.provinceCode }),
    figuresModule(platform, figures, {
      metrics: counters,
      hub: given.hub,
      provinceCode: given.provinceCode,
      mapMetrics: Object.values(mapOptions.metrics).flat(),
    }),
    reportingModule({
      platform,
      areas,
      provinceCode: given.provinceCode,
      figures: openFigures(figures),
      declared: figures.declared,
      levels: async (scope, areaNos, at) => {
        const found = await officialLevels(scope, platform.db, areaNos, at);
        return new Map([...found].map(([no, { level }]) => [no, level]));
      },
      exchange: given.exchange,
      sendText,
      mail: given.mail ?? keptMail,
    }),
    reconciliationModule({ platform, areas, figures: openFigures(figures) }),
    mapModule(platform, areas, publicMap, mapOptions),
    publicpagesModule(platform, { publicMap, publicDataset: given.publicDataset, demo: DEMO }),
    opendataModule(platform, {
      publicMap,
      publicDataset: given.publicDataset,
      demo: DEMO,
      definitions: counters,
      gauges,
      areas,
      figures: openFigures(figures),
    }),
    commandModule(command),
    webhooksModule(webhooks),
  ];
  return {
    modules,
    doors: {
      places,
      people,
      presence: presence.recorder,
      coPresence: presence.coPresence,
      presenceIndex: presence.index,
      cases,
      figures: openFigures(figures),
    },
  };
}
