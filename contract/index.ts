import { analysisApi } from './analysis.ts';
import { apiKeysApi } from './api-keys.ts';
import { areasApi } from './areas.ts';
import { casesApi } from './cases.ts';
import { chainsApi } from './chains.ts';
import { credentialsApi } from './credentials.ts';
import { clustersApi } from './clusters.ts';
import { declarationFormsApi } from './declaration-forms.ts';
import { declarationsApi } from './declarations.ts';
import { figuresApi } from './figures.ts';
import { gateControlApi } from './gate-control.ts';
import { gatesApi } from './gates.ts';
import { indicatorsApi } from './indicators.ts';
import { interviewsApi } from './interviews.ts';
import { laboratoryApi } from './laboratory.ts';
import { levelChangesApi } from './level-changes.ts';
import { lodgingApi } from './lodging.ts';
import { metricsApi } from './metrics.ts';
import { ordersApi } from './orders.ts';
import { permitsApi } from './permits.ts';
import { peopleApi } from './people.ts';
import { platesApi } from './plates.ts';
import { organisationsApi, placesApi, vehiclesApi } from './places.ts';
import { presenceApi } from './presence.ts';
import { profilesApi } from './profiles.ts';
import { rostersApi } from './rosters.ts';
import { publicRiskApi, riskApi } from './risk.ts';
import { sessionApi } from './session.ts';
import { systemApi } from './system.ts';
import { trainingApi } from './training.ts';
import { tracePlanApi } from './trace-plan.ts';
import { tracingApi } from './tracing.ts';
import { tripTermsApi } from './trip-terms.ts';
import { tripsApi } from './trips.ts';

/** The whole API as data; web apps import its type only. */
export const api = {
  ...sessionApi,
  ...apiKeysApi,
  ...systemApi,
  ...credentialsApi,
  ...areasApi,
  ...peopleApi,
  ...placesApi,
  ...vehiclesApi,
  ...organisationsApi,
  ...presenceApi,
  ...declarationsApi,
  ...declarationFormsApi,
  ...casesApi,
  ...profilesApi,
  ...tracingApi,
  ...tracePlanApi,
  ...rostersApi,
  ...clustersApi,
  ...chainsApi,
  ...interviewsApi,
  ...ordersApi,
  ...gatesApi,
  ...gateControlApi,
  ...permitsApi,
  ...lodgingApi,
  ...tripsApi,
  ...tripTermsApi,
  ...platesApi,
  ...laboratoryApi,
  ...levelChangesApi,
  ...figuresApi,
  ...metricsApi,
  ...indicatorsApi,
  ...analysisApi,
  ...riskApi,
  ...publicRiskApi,
  ...trainingApi,
} as const;

/** Type of the whole API: `call('GET /cases', …)` in the browser is typed by it. */
export type Api = typeof api;
export type ApiKey = keyof Api;
