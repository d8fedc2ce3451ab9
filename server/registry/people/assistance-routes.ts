import { assistanceApi } from '../../../contract/assistance.ts';
import { type Handlers, routes } from '../../platform/module.ts';
import type { PeopleContext } from './types.ts';
import {
  beginByCard,
  confirmHelper,
  endByOfficer,
  helpersOf,
  leave,
  ownHistory,
  showMine,
} from './usecases/assist.ts';

/** One row an endpoint: who acts for a person. */
export function assistanceRoutes(context: PeopleContext) {
  const handlers: Handlers<typeof assistanceApi> = {
    'POST /assistance': async ({ scope, body }) => await beginByCard(context, scope, body),
    'POST /assistance/mine': async ({ scope, body }) => await showMine(context, scope, body.tokens),
    'POST /assistance/leave': async ({ scope, body }) => await leave(context, scope, body.token),
    'POST /assistance/history': async ({ scope, body }) => await ownHistory(context, scope, body, null),
    'POST /assistance/end': async ({ scope, body: { id, ...card } }) =>
      await ownHistory(context, scope, card, id),
    'GET /people/{id}/assistance': async ({ scope, params, query }) =>
      await helpersOf(context, { ...scope, reason: query.reason }, params.id),
    'POST /people/{id}/assistance': async ({ scope, params, body }) =>
      await confirmHelper(context, scope, params.id, body),
    'POST /people/{id}/assistance/end': async ({ scope, params, body }) =>
      await endByOfficer(context, scope, params.id, body.assistanceId),
  };
  return routes(assistanceApi, handlers);
}
