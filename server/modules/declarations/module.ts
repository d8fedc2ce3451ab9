import { declarationsApi } from '../../../contract/declarations.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { DeclarationOptions } from './doors.ts';
import './events.ts';
import { declarationFigures } from './figures.ts';
import { recordVisits } from './usecases/record-visits.ts';
import { exportDeclarations, showDeclarations } from './usecases/show-declarations.ts';
import { submitDeclaration } from './usecases/submit-declaration.ts';

/** Health declarations: what people say of themselves, answered with a signed code. */
export function declarationsModule(platform: Platform, options: DeclarationOptions): Module {
  const context = { platform, ...options };
  return {
    name: 'declarations',
    dependsOn: ['areas', 'people', 'places', 'presence'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(declarationsApi, {
      'POST /declarations': ({ scope, body }) => submitDeclaration(context, scope, body),
      'GET /declarations': async ({ scope, query, wants }) =>
        wants === 'csv'
          ? await exportDeclarations(context, scope, query)
          : done(await showDeclarations(context, scope, query)),
    }),
    figures: declarationFigures,
    events: { 'declarations.submitted': (event) => recordVisits(context, event) },
    tables: {
      declaration: { distributedBy: 'person_no' },
      declaration_companion: { distributedBy: 'person_no' },
      declaration_visit: { distributedBy: 'person_no' },
      declaration_code: { distributedBy: 'short_code' },
    },
  };
}
