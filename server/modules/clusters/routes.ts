import type { clustersApi } from '../../../contract/clusters.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { OrderContext } from '../orders/index.ts';
import { convertContacts } from '../tracing/index.ts';
import type { ClusterContext } from './context.ts';
import { addParticipants } from './usecases/add-participants.ts';
import { editCluster } from './usecases/edit-cluster.ts';
import { showParticipants, type ShownParticipant } from './usecases/list-participants.ts';
import { makeCases } from './usecases/make-cases.ts';
import { makeContacts } from './usecases/make-contacts.ts';
import { editContactDetails, noteContactDetails } from './usecases/note-contact-details.ts';
import { openCluster } from './usecases/open-cluster.ts';
import { openHouseholdCluster } from './usecases/open-household-cluster.ts';
import { orderContacts } from './usecases/order-contacts.ts';
import { removeParticipants } from './usecases/remove-participants.ts';
import { showCluster } from './usecases/show-cluster.ts';
import { showClusters, type ShownSummary } from './usecases/show-clusters.ts';

const clusterColumns = [
  'id',
  'title',
  'status',
  'investigation',
  'risk',
  'disease',
  'areaName',
  'placeKind',
  'placeName',
  'from',
  'to',
  'participants',
  'cases',
] as const satisfies readonly (keyof ShownSummary)[];
const participantColumns = [
  'personId',
  'name',
  'phone',
  'birthYear',
  'areaName',
  'involvement',
  'source',
  'from',
  'to',
  'addedAt',
] as const satisfies readonly (keyof ShownParticipant)[];

export function clustersHandlers(context: ClusterContext & OrderContext): Handlers<typeof clustersApi> {
  return {
    'POST /clusters': async ({ scope, body }) => await openCluster(context, scope, body),
    'GET /clusters': async ({ scope, query, wants }) => {
      const first = await showClusters(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('clusters.csv', clusterColumns, (cursor) =>
            showClusters(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'GET /clusters/{id}': async ({ scope, params }) => await showCluster(context, scope, params.id),
    'PATCH /clusters/{id}': async ({ scope, params, body }) =>
      await editCluster(context, scope, params.id, body),
    'GET /clusters/{id}/participants': async ({ scope, params, query, wants }) => {
      const first = await showParticipants(context, scope, params.id, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv('participants.csv', participantColumns, (cursor) =>
            showParticipants(context, scope, params.id, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /clusters/{id}/participants': async ({ scope, params, body }) =>
      await addParticipants(context, scope, params.id, body),
    'POST /clusters/{id}/participants/removals': async ({ scope, params, body }) =>
      await removeParticipants(context, scope, params.id, body.personIds),
    'POST /clusters/{id}/contacts': async ({ scope, params, body }) =>
      await makeContacts(context, scope, params.id, body),
    'POST /clusters/{id}/cases': async ({ scope, params, body }) =>
      await makeCases(context, scope, params.id, body),
    'POST /cases/{id}/household-cluster': async ({ scope, params }) =>
      await openHouseholdCluster(context, scope, params.id),
    'POST /cases/{id}/contacts/conversions': async ({ scope, params, body }) =>
      await convertContacts(context, scope, params.id, body),
    'POST /cases/{id}/contacts/details': async ({ scope, params, body }) =>
      await noteContactDetails(context, scope, params.id, body),
    'PATCH /contacts/{id}': async ({ scope, params, body }) =>
      await editContactDetails(context, scope, params.id, body),
    'POST /cases/{id}/contacts/orders': async ({ scope, params, body }) =>
      await orderContacts(context, scope, params.id, body),
  };
}
