import type { Reply } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Health } from '../../../platform/health/health.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { ReportContext } from '../context.ts';
import { compose } from '../rules/compose.ts';
import { afterAttempt, distinctAddresses, mailText } from '../rules/mail.ts';
import { claimMail, finishMail, insertMails, type MailRow, mailsOf, troubledMails } from '../store/mails.ts';
import { findPaper, type PaperKind } from '../store/papers.ts';
import { findReport, type ReportRow } from '../store/reports.ts';
import { findSchedule } from '../store/schedules.ts';

type Log = Reply<(typeof reportingApi)['GET /reports/{id}']>['mails'];

export const MAIL_JOB = 'reporting.mail';
const CLAIM_MS = 2 * 60_000;
const MOST_AT_ONCE = 50;
const papers: readonly [PaperKind, string][] = [
  ['pdf', 'application/pdf'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

/** Addresses as they are stored. */
export function sealAddresses({ platform }: ReportContext, given: readonly string[]): Buffer | null {
  const addresses = distinctAddresses(given);
  return addresses.length === 0 ? null : platform.secrets.encrypt(JSON.stringify(addresses));
}

/** Stored addresses as they were typed. */
export function openAddresses({ platform }: ReportContext, sealed: Buffer | null): string[] {
  return sealed === null ? [] : (JSON.parse(platform.secrets.decrypt(sealed)) as string[]);
}

/** Queues the mails of a report that its schedule made, in the transaction that issues it. */
export async function queueScheduled(
  context: ReportContext,
  scope: Scope,
  tx: Tx,
  row: Pick<ReportRow, 'id' | 'schedule_id'>,
  now: number,
): Promise<void> {
  const schedule = row.schedule_id === null ? undefined : await findSchedule(scope, tx, row.schedule_id);
  const addresses = openAddresses(context, schedule?.mail_to ?? null);
  await queueMails(context, scope, tx, { reportId: row.id, requestId: row.id, addresses, now });
}

/** Mails leave at once rather than with the next minute. */
export async function wakeMailer({ platform }: ReportContext): Promise<void> {
  await platform.jobs.addOnce(MAIL_JOB, {}, 'mail');
}

/** Sends what is due, one after the other. @returns how many attempts were made. */
export async function deliverMails(context: ReportContext): Promise<{ attempts: number }> {
  const { db, clock } = context.platform;
  for (let attempts = 0; attempts < MOST_AT_ONCE; attempts += 1) {
    const now = clock.now();
    const mail = await claimMail(db, new Date(now), new Date(now + CLAIM_MS));
    if (mail === null) {
      return { attempts };
    }
    const scope = systemScope(MAIL_JOB, mail.dataset);
    const mailed = await sendOne(context, scope, mail);
    const { state, next } = afterAttempt(mailed.state, mail.attempts, clock.now());
    await finishMail(scope, db, mail, {
      state,
      next_attempt_at: next === null ? null : new Date(next),
      finished_at: state === 'WAITING' ? null : new Date(clock.now()),
      detail: mailed.detail,
    });
  }
  return { attempts: MOST_AT_ONCE };
}

/** Whether mail leaves, for the health page. */
export async function mailHealth({ mail, platform }: ReportContext): Promise<Health> {
  const base = { name: 'mail', asOf: null };
  if (mail.name === 'kept') {
    return {
      ...base,
      state: 'absent',
      vi: 'Chưa nối máy chủ thư: thư gửi báo cáo chỉ được lưu ở trang báo cáo, chưa gửi ra ngoài',
      en: 'No mail server: mails of reports are kept on the page of the report, nobody gets them',
    };
  }
  const [answers, { waiting, failed }] = await Promise.all([
    mail.check(),
    troubledMails(platform.db, new Date(platform.clock.now() - DAY_MS)),
  ]);
  if (!answers) {
    return {
      ...base,
      state: 'error',
      vi: `Máy chủ thư không trả lời hoặc không cho đăng nhập; ${waiting} thư đang chờ gửi lại`,
      en: `The mail server does not answer, or refuses the log-in; ${waiting} mails wait to be sent again`,
    };
  }
  return {
    ...base,
    state: failed > 0 ? 'warning' : 'ok',
    vi: `Máy chủ thư trả lời; ${waiting} thư chờ gửi lại, ${failed} thư hỏng trong 24 giờ`,
    en: `The mail server answers; ${waiting} mails wait, ${failed} were given up in 24 hours`,
  };
}

/** The delivery log of a report as those who issue it see it. */
export async function mailLog(context: ReportContext, scope: Scope, reportId: string): Promise<Log> {
  const { db, secrets } = context.platform;
  return (await mailsOf(scope, db, reportId)).map((row) => ({
    id: row.id,
    address: secrets.decrypt(row.address),
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    requestedBy: row.requested_by,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    detail: row.detail,
  }));
}

/** Queues one mail an address; the same request again queues nothing more. */
export async function queueMails(
  { platform }: ReportContext,
  scope: Scope,
  tx: Tx,
  given: {
    readonly reportId: string;
    readonly requestId: string;
    readonly addresses: readonly string[];
    readonly now: number;
  },
): Promise<void> {
  const { reportId, requestId, addresses, now } = given;
  const at = new Date(now);
  await insertMails(
    scope,
    tx,
    addresses.map((address) => ({
      report_id: reportId,
      id: namedUuid7(now, `report-mail/${requestId}/${address.toLowerCase()}`),
      address: platform.secrets.encrypt(address),
      state: 'WAITING',
      requested_at: at,
      requested_by: scope.actor.name,
      attempts: 0,
      next_attempt_at: at,
      claimed_until: null,
      finished_at: null,
      detail: null,
    })),
  );
}

async function sendOne(context: ReportContext, scope: Scope, mail: MailRow) {
  const { db, secrets, publicUrl } = context.platform;
  if (scope.dataset !== 'live') {
    // Nobody is to take simulated figures for real ones.
    return { state: 'kept' as const, detail: null };
  }
  const row = await findReport(scope, db, mail.report_id, false);
  const files = await Promise.all(
    papers.map(async ([kind, type]) => ({
      kind,
      type,
      paper: await findPaper(scope, db, mail.report_id, kind),
    })),
  );
  const pdf = files.find(({ kind }) => kind === 'pdf')?.paper;
  if (row === undefined || pdf === undefined) {
    return { state: 'refused' as const, detail: 'NO_PAPER' };
  }
  const { title, subject } = compose(row.data, row);
  const name = `${row.template}-${row.id.slice(-12)}`;
  return await context.mail.send({
    id: mail.id,
    to: secrets.decrypt(mail.address),
    ...mailText({
      title,
      subject,
      number: row.number ?? '',
      office: row.data.office,
      digest: pdf.digest,
      address: `${publicUrl}/console/reports/${row.id}`,
      corrected: row.edition > 1,
    }),
    files: files.flatMap(({ kind, type, paper }) =>
      paper === undefined ? [] : [{ name: `${name}.${kind}`, type, bytes: paper.bytes }],
    ),
  });
}
