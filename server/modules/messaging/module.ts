import { messagingApi } from '../../../contract/messaging.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import type { Health } from '../../platform/health/health.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { createRateGuard } from '../../platform/http/rate-guard.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { MessagingContext } from './context.ts';
import { sendableAt } from './rules/sending.ts';
import { deleteBefore, lastIncoming } from './store/messages.ts';
import { deleteExpired } from './store/notices.ts';
import { textsLeave } from './usecases/outgoing.ts';
import { receiveSms } from './usecases/receive-sms.ts';
import { notifyPerson } from './usecases/notify-person.ts';
import { openNotice } from './usecases/open-notice.ts';
import { cancelSms, sendAgain, showOneSms } from './usecases/handle-sms.ts';
import { noteWishFor, showOptOuts } from './usecases/opt-outs.ts';
import { sendDue } from './usecases/send-due.ts';
import { sendWritten } from './usecases/send-sms.ts';
import { showOwnTexts } from './usecases/show-own-texts.ts';
import { showSms } from './usecases/show-sms.ts';
import { noticeHolding, optOutHolding, smsHolding } from './store/holding.ts';

/** Texts that one phone may send in a minute. */
const PER_MINUTE = 5;
/** Days that texts are kept; the declarations that they became stay. */
const KEPT_DAYS = 30;
const columns = [
  'id',
  'direction',
  'state',
  'at',
  'phone',
  'text',
  'reply',
  'declarationId',
  'detail',
  'by',
  'urgent',
  'sendsAt',
  'timesTried',
] as const;
const optOutColumns = ['phone', 'at', 'via', 'by'] as const;

/** Text messages: declarations by SMS, and what leaves. */
export function messagingModule(context: MessagingContext): Module {
  const senders = createRateGuard(PER_MINUTE);
  const { db, clock } = context.platform;
  return {
    name: 'messaging',
    dependsOn: ['areas', 'people', 'declarations'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(messagingApi, {
      'GET /gateways/sms': async ({ query: { key, ...message }, address }) =>
        await receiveSms(context, senders, address, message, { key }),
      'POST /gateways/sms': async ({ body: { time, signature, ...message }, address }) =>
        await receiveSms(context, senders, address, message, { time, signature }),
      'GET /messages/sms': async ({ scope, query, wants }) =>
        wants === 'csv'
          ? pagedCsv('sms.csv', columns, async (cursor) =>
              done(await showSms(context, scope, { ...query, limit: 500, ...(cursor && { cursor }) })),
            )
          : done(await showSms(context, scope, query)),
      'GET /messages/sms/own': async ({ scope, query }) => await showOwnTexts(context, scope, query),
      'GET /messages/sms/gateway': ({ scope }) =>
        Promise.resolve(
          done({
            adapter: context.adapter.name,
            inbound: context.inbound !== null,
            sends: textsLeave(context, scope.dataset),
            quietUntil: quietUntil(clock.now()),
          }),
        ),
      'GET /messages/sms/{id}': async ({ scope, params }) => await showOneSms(context, scope, params.id),
      'POST /messages/sms/{id}/again': async ({ scope, params }) =>
        await sendAgain(context, scope, params.id),
      'POST /messages/sms/{id}/cancel': async ({ scope, params }) =>
        await cancelSms(context, scope, params.id),
      'GET /messages/opt-outs': async ({ scope, query, wants }) =>
        wants === 'csv'
          ? pagedCsv('tu-choi-tin.csv', optOutColumns, async (cursor) =>
              done(await showOptOuts(context, scope, { limit: 500, ...(cursor && { cursor }) })),
            )
          : done(await showOptOuts(context, scope, query)),
      'POST /messages/opt-outs': async ({ scope, body }) => await noteWishFor(context, scope, body),
      'POST /messages/notices': async ({ scope, body }) => await notifyPerson(context, scope, body),
      'POST /messages/notices/open': async ({ scope, body }) => await openNotice(context, scope, body),
      'POST /messages/sms': async ({ scope, body }) => await sendWritten(context, scope, body),
    }),
    jobs: [
      { kind: 'sms.send', cron: '* * * * *', run: async () => await sendDue(context) },
      {
        kind: 'sms.retention',
        cron: '40 19 * * *',
        run: async () => ({
          deleted: await deleteBefore(db, new Date(clock.now() - KEPT_DAYS * DAY_MS)),
          notices: await deleteExpired(db, new Date(clock.now())),
        }),
      },
    ],
    health: [
      { name: 'sms.out', check: async () => await checkOut(context) },
      { name: 'sms.in', check: async () => await checkIn(context) },
    ],
    holdings: [smsHolding(KEPT_DAYS), optOutHolding, noticeHolding(context.platform.secrets)],
    tables: {
      sms_message: { distributedBy: 'id' },
      sms_attempt: { distributedBy: 'message_id' },
      sms_opt_out: { distributedBy: 'phone_hash' },
      notice: { distributedBy: 'id' },
    },
  };
}

/** Until when ordinary texts wait; null: they leave now. */
function quietUntil(now: number): string | null {
  const next = sendableAt(now, false);
  return next === now ? null : new Date(next).toISOString();
}

async function checkOut({ adapter }: MessagingContext): Promise<Health> {
  const base = { name: 'sms.out', asOf: null };
  if (adapter.name === 'kept') {
    return {
      ...base,
      state: 'absent',
      vi: 'Chưa nối cổng gửi SMS: tin đi chỉ được lưu ở màn hình Tin nhắn, không gửi cho ai',
      en: 'No gateway for sending SMS: texts are kept on the screen Text messages, nobody gets them',
    };
  }
  return (await adapter.check())
    ? { ...base, state: 'ok', vi: 'Kannel trả lời', en: 'Kannel answers' }
    : { ...base, state: 'error', vi: 'Kannel không trả lời', en: 'Kannel does not answer' };
}

async function checkIn({ inbound, platform }: MessagingContext): Promise<Health> {
  const last = await lastIncoming(platform.db);
  const asOf = last?.toISOString() ?? null;
  return inbound === null
    ? {
        name: 'sms.in',
        state: 'absent',
        vi: 'Chưa nối cổng nhận SMS: khai báo bằng tin nhắn do cán bộ gõ lại',
        en: 'No gateway for receiving SMS: declarations by text are typed by officers',
        asOf,
      }
    : {
        name: 'sms.in',
        state: 'ok',
        vi: last === null ? 'Mở để nhận tin, chưa có tin nào' : 'Mở để nhận tin',
        en: last === null ? 'Open for texts, none came yet' : 'Open for texts',
        asOf,
      };
}
