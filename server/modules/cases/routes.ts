import type { casesApi } from '../../../contract/cases.ts';
import { allPages, csvAnswer, pageOf } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import type { CaseContext } from './context.ts';
import { editCase } from './usecases/edit-case.ts';
import { openCase } from './usecases/open-case.ts';
import { answerHistory } from '../../platform/audit/history-file.ts';
import { showCaseHistory } from './usecases/show-history.ts';
import { type CaseQuery, showCase, showCases, type ShownCase } from './usecases/show-cases.ts';
import type { Scope } from '../../platform/access/scope.ts';

const columns = [
  'id',
  'label',
  'nationalCode',
  'disease',
  'classification',
  'outcome',
  'outcomeDate',
  'reportDate',
  'onsetDate',
  'sampleDate',
  'rapidPositiveDate',
  'pcrPositiveDate',
  'announcedDate',
  'areaName',
  'stayAreaName',
  'sourceCaseId',
  'origin',
  'contactCount',
] as const satisfies readonly (keyof ShownCase)[];

export function casesHandlers(context: CaseContext): Handlers<typeof casesApi> {
  return {
    'POST /cases': async ({ scope, body }) => await openCase(context, scope, body),
    'GET /cases': async ({ scope, query, wants }) => {
      const first = await showCases(context, scope, query);
      return wants === 'json' || !first.ok ? first : exportCases(context, scope, query);
    },
    'GET /cases/{id}': async ({ scope, params, query }) =>
      await showCase(context, scope, params.id, query.reason),
    'GET /cases/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'case',
        { query, wants },
        async (asked) => await showCaseHistory(context, scope, params.id, { ...asked, reason: query.reason }),
      ),
    'PATCH /cases/{id}': async ({ scope, params, body }) => await editCase(context, scope, params.id, body),
  };
}

function exportCases(context: CaseContext, scope: Scope, query: CaseQuery) {
  async function* rows() {
    const pages = allPages(async (cursor) =>
      pageOf(await showCases(context, scope, { ...query, cursor, limit: 500 })),
    );
    for await (const one of pages) {
      const { fullName, sex, birthYear, phone } = one.person;
      yield [
        ...columns.map((column) => one[column]),
        one.person.id,
        fullName,
        sex,
        birthYear,
        phone,
        one.version,
      ];
    }
  }
  return csvAnswer(
    'cases.csv',
    [...columns, 'personId', 'fullName', 'sex', 'birthYear', 'phone', 'caseVersion'],
    rows(),
  );
}
