import type { orderTemplatesApi } from '../../../contract/order-templates.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { OrderContext } from './context.ts';
import { discardTemplate, draftTemplate, editTemplate } from './usecases/draft-template.ts';
import { showTemplates } from './usecases/list-templates.ts';
import { previewOrder } from './usecases/preview-order.ts';
import { type ShownTemplate, showTemplate } from './usecases/show-template.ts';
import { endTemplate, startTemplate } from './usecases/start-template.ts';
import { checkTemplate, printExample } from './usecases/try-wording.ts';

const columns = [
  'id',
  'officeName',
  'areaName',
  'kind',
  'number',
  'state',
  'validFrom',
  'note',
  'changedAt',
  'changedBy',
  'startedBy',
  'endedAt',
  'endReason',
] as const satisfies readonly (keyof ShownTemplate)[];

/** The wording of decisions by office and kind, and decisions as they would read. */
export function templateHandlers(context: OrderContext): Handlers<typeof orderTemplatesApi> {
  return {
    'GET /order-templates': async ({ scope, query, wants }) => {
      const first = await showTemplates(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'order-templates.csv',
            columns,
            async (cursor) => await showTemplates(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /order-templates': async ({ scope, body }) => await draftTemplate(context, scope, body),
    'POST /order-templates/checks': async ({ scope, body }) => await checkTemplate(context, scope, body),
    'GET /order-templates/{id}': async ({ scope, params }) => await showTemplate(context, scope, params.id),
    'GET /order-templates/{id}/example.pdf': async ({ scope, params }) =>
      await printExample(context, scope, params.id),
    'PATCH /order-templates/{id}': async ({ scope, params, body }) =>
      await editTemplate(context, scope, params.id, body),
    'POST /order-templates/{id}/discard': async ({ scope, params, body }) =>
      await discardTemplate(context, scope, params.id, body.version),
    'POST /order-templates/{id}/start': async ({ scope, params, body }) =>
      await startTemplate(context, scope, params.id, body),
    'POST /order-templates/{id}/end': async ({ scope, params, body }) =>
      await endTemplate(context, scope, params.id, body.reason),
    'POST /orders/preview.pdf': async ({ scope, body }) => await previewOrder(context, scope, body),
  };
}
