import { declarationFormsApi } from '../../../contract/declaration-forms.ts';
import { declarationsApi } from '../../../contract/declarations.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { DeclarationOptions } from './doors.ts';
import './events.ts';
import { declarationFigures, declarationMetrics } from './figures.ts';
import { withAreas } from './usecases/areas-by-code.ts';
import { declareForOther } from './usecases/declare-for-other.ts';
import { readMessage } from './usecases/read-sms.ts';
import { recordVisits } from './usecases/record-visits.ts';
import { exportDeclarations, showDeclarations } from './usecases/show-declarations.ts';
import { resolveTask } from './usecases/resolve-task.ts';
import { showDeclaration } from './usecases/show-declaration.ts';
import { showForms } from './usecases/show-forms.ts';
import { submitDeclaration } from './usecases/submit-declaration.ts';
import { declarationHolding } from './store/holding.ts';

/** Health declarations: what people say of themselves, answered with a signed code. */
export function declarationsModule(platform: Platform, options: DeclarationOptions): Module {
  const context = { platform, ...options };
  return {
    name: 'declarations',
    dependsOn: ['areas', 'people', 'places', 'presence'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(
      { ...declarationsApi, ...declarationFormsApi },
      {
        'POST /declarations': ({ scope, body: { declaredBy = 'self', assistance, ...body } }) =>
          assistance === undefined
            ? submitDeclaration(context, scope, body, {
                declaredBy,
                enteredBy: null,
                actedFor: null,
                writtenCode: null,
                counted: 0,
              })
            : declareForOther(context, scope, body, assistance),
        'POST /declarations/assisted': ({
          scope,
          body: { declaredBy, shortCode, counted, homeCode, ...body },
        }) =>
          submitDeclaration(context, scope, withAreas(context, scope, body, homeCode), {
            declaredBy,
            enteredBy: scope.actor.name,
            actedFor: null,
            writtenCode: shortCode ?? null,
            counted: counted ?? 0,
          }),
        'GET /declarations/{id}': ({ scope, params }) => showDeclaration(context, scope, params.id),
        'GET /declaration-forms': async ({ query }) =>
          done(showForms(query.on ?? localDate(platform.clock.now()))),
        'POST /declarations/sms': async ({ body }) => done(readMessage(context, body.text)),
        'POST /declarations/{id}/task': ({ scope, params, body }) =>
          resolveTask(context, scope, params.id, body),
        'GET /declarations': async ({ scope, query, wants }) =>
          wants === 'csv'
            ? await exportDeclarations(context, scope, query)
            : done(await showDeclarations(context, scope, query)),
      },
    ),
    figures: declarationFigures,
    metrics: declarationMetrics,
    events: { 'declarations.submitted': (event) => recordVisits(context, event) },
    holdings: [declarationHolding(platform.secrets)],
    tables: {
      declaration: { distributedBy: 'person_no' },
      declaration_companion: { distributedBy: 'person_no' },
      declaration_visit: { distributedBy: 'person_no' },
      declaration_code: { distributedBy: 'short_code' },
    },
  };
}
