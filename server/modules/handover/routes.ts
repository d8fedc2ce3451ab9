import type { handoverApi } from '../../../contract/handover.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { HandoverContext } from './context.ts';
import { handoverClocks } from './rules/clock.ts';
import { showAttention, showHandovers } from './usecases/list-handovers.ts';
import type { ShownHandover } from './usecases/present-handovers.ts';
import { printLetter } from './usecases/print-letter.ts';
import { loadReply, replyByPaper } from './usecases/reply-by-paper.ts';
import { sendHandovers } from './usecases/send-handovers.ts';
import { showHandover } from './usecases/show-handover.ts';
import { stepHandovers } from './usecases/step-handovers.ts';

const columns = [
  'id',
  'status',
  'subject',
  'personId',
  'personName',
  'phone',
  'caseLabel',
  'fromAreaName',
  'toName',
  'responsibleName',
  'reason',
  'letterNumber',
  'sentAt',
  'sentBy',
  'dueAt',
  'lateHours',
  'superiorName',
  'answeredAt',
  'answeredBy',
  'answerReason',
] as const satisfies readonly (keyof ShownHandover)[];

export function handoverHandlers(context: HandoverContext): Handlers<typeof handoverApi> {
  return {
    'GET /handovers': async ({ scope, query, wants }) => {
      const first = await showHandovers(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'ban-giao.csv',
            columns,
            async (cursor) => await showHandovers(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'GET /handovers/attention': async ({ scope }) => await showAttention(context, scope),
    'GET /handovers/rules': async () => await Promise.resolve(done({ items: shownClocks(context) })),
    'POST /handovers': async ({ scope, body }) => await sendHandovers(context, scope, body),
    'POST /handovers/acceptances': async ({ scope, body }) =>
      await stepHandovers(context, scope, 'accept', body.ids, body.note ?? null),
    'POST /handovers/refusals': async ({ scope, body }) =>
      await stepHandovers(context, scope, 'refuse', body.ids, body.reason),
    'POST /handovers/returns': async ({ scope, body }) =>
      await stepHandovers(context, scope, 'return', body.ids, body.reason),
    'POST /handovers/withdrawals': async ({ scope, body }) =>
      await stepHandovers(context, scope, 'withdraw', body.ids, body.reason),
    'GET /handovers/letters/{id}/document.pdf': async ({ scope, params }) =>
      await printLetter(context, scope, params.id),
    'GET /handovers/{id}': async ({ scope, params }) => await showHandover(context, scope, params.id),
    'POST /handovers/{id}/reply': async ({ scope, params, body }) =>
      await replyByPaper(context, scope, params.id, body),
    'GET /handovers/{id}/reply': async ({ scope, params }) => await loadReply(context, scope, params.id),
  };
}

function shownClocks({ platform }: HandoverContext) {
  const today = localDate(platform.clock.now());
  return handoverClocks.map(({ source, warnHours, validTo, ...clock }) => ({
    ...clock,
    warnHours: [...warnHours],
    source: source.vi,
    sourceEn: source.en,
    inForce: clock.validFrom <= today && (validTo === null || today < validTo),
  }));
}
