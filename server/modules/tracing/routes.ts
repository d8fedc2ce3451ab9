import { answerHistory } from '../../platform/audit/history-file.ts';
import { showContactHistory } from './usecases/contact-history.ts';
import type { tracingApi } from '../../../contract/tracing.ts';
import { allPages, csvAnswer, type CsvValue } from '../../platform/http/csv.ts';
import type { FileAnswer } from '../../platform/http/handler.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { TracingContext } from './context.ts';
import { decideContacts } from './usecases/decide-contacts.ts';
import { nameContacts } from './usecases/name-contacts.ts';
import type { ShownContact } from './usecases/present-contacts.ts';
import { recordResidence, recordTrip } from './usecases/record-long-stays.ts';
import { recordVisit } from './usecases/record-visit.ts';
import { openContacts } from './usecases/show-contacts.ts';
import { openDay } from './usecases/show-day.ts';
import { traceCase } from './usecases/trace-case.ts';

const columns = [
  'caseId',
  'personId',
  'name',
  'phone',
  'address',
  'areaName',
  'level',
  'score',
  'minutes',
  'firstAt',
  'lastAt',
  'places',
  'status',
  'followUpStatus',
  'followUpUntil',
  'dropReason',
  'orderId',
  'relation',
  'followUpOffice',
  'followUpOfficer',
] as const satisfies readonly (keyof ShownContact)[];

/** By which a corrected list finds its contacts again. */
const OWN_IDS = ['contactId', 'contactVersion'] as const;

export function tracingHandlers(context: TracingContext): Handlers<typeof tracingApi> {
  return {
    'POST /cases/{id}/trace': async ({ scope, params, body }) =>
      await traceCase(context, scope, params.id, body),
    'GET /cases/{id}/contacts': async ({ scope, params, query, wants }) => {
      const read = await openContacts(context, scope, params.id, query);
      if (!read.ok) {
        return read;
      }
      return wants === 'csv'
        ? exportRows(
            'contacts.csv',
            read.value,
            [...columns, 'viaId', 'viaName', 'evidence', ...OWN_IDS],
            (one) => [
              ...columns.map((column) => one[column]),
              one.via?.personId,
              one.via?.name,
              evidenceText(one),
              one.id,
              one.version,
            ],
          )
        : done(await read.value(query.cursor, query.limit ?? 50));
    },
    'POST /cases/{id}/contacts': async ({ scope, params, body }) =>
      await nameContacts(context, scope, params.id, body.items),
    'POST /cases/{id}/contacts/decisions': async ({ scope, params, body }) =>
      await decideContacts(context, scope, params.id, body),
    'GET /contacts': async ({ scope, query, wants }) => {
      const read = await openDay(context, scope, query);
      if (!read.ok) {
        return read;
      }
      return wants === 'csv'
        ? exportRows(
            'follow-up.csv',
            read.value,
            ['caseLabel', 'lastVisitAt', 'dayNumber', 'lateHours', ...columns, ...OWN_IDS],
            (one) => [
              one.caseLabel,
              one.lastVisitAt,
              one.dayNumber,
              one.lateHours,
              ...columns.map((column) => one[column]),
              one.id,
              one.version,
            ],
          )
        : done(await read.value(query.cursor, query.limit ?? 50));
    },
    'GET /contacts/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'contact',
        { query, wants },
        async (asked) =>
          await showContactHistory(context, { ...scope, reason: query.reason }, params.id, asked),
      ),
    'POST /contacts/{id}/visits': async ({ scope, params, body }) =>
      await recordVisit(context, scope, params.id, body),
    'POST /trips': async ({ scope, body }) => await recordTrip(context, scope, body),
    'POST /residences': async ({ scope, body }) => await recordResidence(context, scope, body),
  };
}

const EXPORT_PAGE = 500;

type ReadPage<T> = (
  cursor: string | undefined,
  limit: number,
) => Promise<{ items: readonly T[]; next: string | null }>;

function exportRows<T>(
  name: string,
  read: ReadPage<T>,
  header: readonly string[],
  toLine: (item: T) => readonly CsvValue[],
): FileAnswer {
  async function* lines(): AsyncGenerator<readonly CsvValue[]> {
    for await (const item of allPages((cursor) => read(cursor, EXPORT_PAGE))) {
      yield toLine(item);
    }
  }
  return csvAnswer(name, header, lines());
}

/** Evidence in one cell: source, place, times, minutes. */
function evidenceText(contact: ShownContact): string {
  return contact.evidence
    .map((one) => `${one.source} ${one.placeName ?? '-'} ${one.from}/${one.to} ${one.minutes}`)
    .join('; ');
}
