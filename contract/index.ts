import { accessPassesApi } from './access-passes.ts';
import { analysisApi } from './analysis.ts';
import { apiKeysApi } from './api-keys.ts';
import { areasApi } from './areas.ts';
import { assistanceApi } from './assistance.ts';
import { casesApi } from './cases.ts';
import { chainsApi } from './chains.ts';
import { commandAlertsApi } from './command-alerts.ts';
import { commandBriefingsApi, publicBriefingsApi } from './command-briefings.ts';
import { commandDutyApi } from './command-duty.ts';
import { commandScreensApi } from './command-screens.ts';
import { commandWallApi } from './command-wall.ts';
import { credentialsApi } from './credentials.ts';
import { clustersApi } from './clusters.ts';
import { declarationFormsApi } from './declaration-forms.ts';
import { declarationsApi } from './declarations.ts';
import { communityApi } from './community.ts';
import { directivesApi } from './directives.ts';
import { exportsApi } from './exports.ts';
import { exchangeApi } from './exchange.ts';
import { figuresApi } from './figures.ts';
import { fociApi } from './foci.ts';
import { gateControlApi } from './gate-control.ts';
import { gateDeskApi } from './gate-desk.ts';
import { gatesApi } from './gates.ts';
import { identityApi } from './identity.ts';
import { handoverApi } from './handover.ts';
import { householdsApi } from './households.ts';
import { indicatorsApi } from './indicators.ts';
import { installsApi } from './installs.ts';
import { interviewsApi } from './interviews.ts';
import { laboratoryApi } from './laboratory.ts';
import { levelChangesApi } from './level-changes.ts';
import { lockdownWorkApi } from './lockdown-work.ts';
import { lockdownsApi } from './lockdowns.ts';
import { lodgingApi } from './lodging.ts';
import { metricEntriesApi } from './metric-entries.ts';
import { metricsApi } from './metrics.ts';
import { messagingApi } from './messaging.ts';
import { orderCertificatesApi } from './order-certificates.ts';
import { orderSitesApi } from './order-sites.ts';
import { orderPapersApi } from './order-papers.ts';
import { orderSigningApi } from './order-signing.ts';
import { orderTemplatesApi } from './order-templates.ts';
import { ordersApi } from './orders.ts';
import { permitsApi } from './permits.ts';
import { peopleApi } from './people.ts';
import { platesApi } from './plates.ts';
import { organisationsApi, placesApi, vehiclesApi } from './places.ts';
import { privacyApi } from './privacy.ts';
import { presenceApi } from './presence.ts';
import { populationGroupsApi } from './population-groups.ts';
import { profilesApi } from './profiles.ts';
import { reportingApi } from './reporting.ts';
import { rostersApi } from './rosters.ts';
import { reconciliationApi } from './reconciliation.ts';
import { publicRiskApi, riskApi } from './risk.ts';
import { searchesApi } from './searches.ts';
import { secondStepApi } from './second-step.ts';
import { sheetImportsApi } from './sheet-imports.ts';
import { sessionApi } from './session.ts';
import { systemApi } from './system.ts';
import { trainingApi } from './training.ts';
import { tasksApi } from './tasks.ts';
import { tracePlanApi } from './trace-plan.ts';
import { tracingApi } from './tracing.ts';
import { tripTermsApi } from './trip-terms.ts';
import { tripsApi } from './trips.ts';
import { webhooksApi } from './webhooks.ts';
import { worklistApi } from './worklist.ts';

/** The whole API as data; web apps import its type only. */
export const api = {
  ...sessionApi,
  ...secondStepApi,
  ...apiKeysApi,
  ...accessPassesApi,
  ...identityApi,
  ...webhooksApi,
  ...systemApi,
  ...credentialsApi,
  ...areasApi,
  ...populationGroupsApi,
  ...peopleApi,
  ...privacyApi,
  ...householdsApi,
  ...assistanceApi,
  ...placesApi,
  ...vehiclesApi,
  ...organisationsApi,
  ...presenceApi,
  ...installsApi,
  ...declarationsApi,
  ...declarationFormsApi,
  ...casesApi,
  ...profilesApi,
  ...tracingApi,
  ...tracePlanApi,
  ...rostersApi,
  ...sheetImportsApi,
  ...clustersApi,
  ...chainsApi,
  ...interviewsApi,
  ...ordersApi,
  ...handoverApi,
  ...worklistApi,
  ...searchesApi,
  ...orderCertificatesApi,
  ...orderPapersApi,
  ...orderSitesApi,
  ...orderSigningApi,
  ...orderTemplatesApi,
  ...gatesApi,
  ...gateControlApi,
  ...gateDeskApi,
  ...permitsApi,
  ...lodgingApi,
  ...communityApi,
  ...lockdownsApi,
  ...lockdownWorkApi,
  ...fociApi,
  ...messagingApi,
  ...tripsApi,
  ...tripTermsApi,
  ...platesApi,
  ...laboratoryApi,
  ...levelChangesApi,
  ...figuresApi,
  ...metricsApi,
  ...metricEntriesApi,
  ...reconciliationApi,
  ...indicatorsApi,
  ...analysisApi,
  ...riskApi,
  ...publicRiskApi,
  ...trainingApi,
  ...directivesApi,
  ...tasksApi,
  ...reportingApi,
  ...exchangeApi,
  ...exportsApi,
  ...commandBriefingsApi,
  ...publicBriefingsApi,
  ...commandAlertsApi,
  ...commandDutyApi,
  ...commandScreensApi,
  ...commandWallApi,
} as const;

/** Type of the whole API: `call('GET /cases', …)` in the browser is typed by it. */
export type Api = typeof api;
export type ApiKey = keyof Api;
