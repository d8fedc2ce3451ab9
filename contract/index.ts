import { areasApi } from './areas.ts';
import { casesApi } from './cases.ts';
import { credentialsApi } from './credentials.ts';
import { declarationsApi } from './declarations.ts';
import { figuresApi } from './figures.ts';
import { ordersApi } from './orders.ts';
import { peopleApi } from './people.ts';
import { organisationsApi, placesApi, vehiclesApi } from './places.ts';
import { presenceApi } from './presence.ts';
import { sessionApi } from './session.ts';
import { systemApi } from './system.ts';
import { tracingApi } from './tracing.ts';

/** The whole API as data; web apps import its type only. */
export const api = {
  ...sessionApi,
  ...systemApi,
  ...credentialsApi,
  ...areasApi,
  ...peopleApi,
  ...placesApi,
  ...vehiclesApi,
  ...organisationsApi,
  ...presenceApi,
  ...declarationsApi,
  ...casesApi,
  ...tracingApi,
  ...ordersApi,
  ...figuresApi,
} as const;

/** Type of the whole API: `call('GET /cases', …)` in the browser is typed by it. */
export type Api = typeof api;
export type ApiKey = keyof Api;
