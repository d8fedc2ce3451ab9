import type { reconciliationApi } from '../../../contract/reconciliation.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { ReconciliationContext } from './context.ts';
import { nationalForms } from './rules/national-forms.ts';
import { enterReconciliation } from './usecases/enter-reconciliation.ts';
import { exportForm } from './usecases/export-form.ts';
import {
  showReconciliation,
  showReconciliations,
  siteColumns,
  siteRows,
} from './usecases/show-reconciliations.ts';

/** Handlers of the reconciliation module. */
export function reconciliationHandlers(context: ReconciliationContext): Handlers<typeof reconciliationApi> {
  return {
    'GET /reconciliations': async ({ scope, query }) =>
      done({ items: await showReconciliations(context, scope, query) }),
    'POST /reconciliations': async ({ scope, body }) => await enterReconciliation(context, scope, body),
    'GET /reconciliations/{id}': async ({ scope, params, wants }) => {
      const shown = await showReconciliation(context, scope, params.id);
      return wants === 'json' || !shown.ok
        ? shown
        : csvAnswer('reconciliation.csv', siteColumns, siteRows(shown.value));
    },
    'GET /national-forms': async () =>
      done({ items: nationalForms.map((form) => ({ ...form, columns: [...form.columns] })) }),
    'GET /national-forms/{code}/export': async ({ scope, params, query }) => {
      const made = await exportForm(context, scope, params.code, query);
      if (!made.ok) {
        return made;
      }
      const { form, rows } = made.value;
      return csvAnswer(
        `${form.code}-${query.day}.csv`,
        form.columns.map(({ name }) => name),
        (async function* lines() {
          yield* rows;
        })(),
      );
    },
  };
}
