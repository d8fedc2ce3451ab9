import { peopleApi } from '../../../contract/people.ts';
import { type Handlers, routes } from '../../platform/module.ts';
import type { CardContext } from './types.ts';
import { addPerson } from './usecases/add-person.ts';
import { decideDuplicate } from './usecases/decide-duplicate.ts';
import { editPerson } from './usecases/edit-person.ts';
import { findPeople } from './usecases/find-people.ts';
import { issueCard } from './usecases/issue-card.ts';
import { listDuplicates } from './usecases/list-duplicates.ts';
import { listMerges } from './usecases/list-merges.ts';
import { showPerson } from './usecases/open-person.ts';
import { printCard } from './usecases/print-card.ts';
import { answerHistory } from '../../platform/audit/history-file.ts';
import { showHistory } from './usecases/show-history.ts';
import { undoMerge } from './usecases/undo-merge.ts';

/** One row an endpoint. */
export function peopleRoutes(context: CardContext) {
  const handlers: Handlers<typeof peopleApi> = {
    'POST /people': async ({ scope, body }) => await addPerson(context, scope, body),
    'GET /people': async ({ scope, query }) =>
      await findPeople(context, { ...scope, reason: query.reason }, query),
    'GET /people/{id}': async ({ scope, params, query }) =>
      await showPerson(context, { ...scope, reason: query.reason }, params.id),
    'GET /people/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'person',
        { query, wants },
        async (asked) => await showHistory(context, { ...scope, reason: query.reason }, params.id, asked),
      ),
    'PATCH /people/{id}': async ({ scope, params, body }) =>
      await editPerson(context, scope, params.id, body),
    'POST /people/{id}/card': async ({ scope, params }) => await issueCard(context, scope, params.id),
    'GET /people/{id}/card.pdf': async ({ scope, params, query }) =>
      await printCard(context, { ...scope, reason: query.reason }, params.id),
    'GET /people/duplicates': async ({ scope, query }) => await listDuplicates(context, scope, query),
    'POST /people/duplicates/{id}': async ({ scope, params, body }) =>
      await decideDuplicate(context, scope, params.id, body),
    'GET /people/{id}/merges': async ({ scope, params, query }) =>
      await listMerges(context, { ...scope, reason: query.reason }, params.id),
    'POST /people/merges/{id}/undo': async ({ scope, params }) => await undoMerge(context, scope, params.id),
  };
  return routes(peopleApi, handlers);
}
