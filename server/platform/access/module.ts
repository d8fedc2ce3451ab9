import { accessPassesApi } from '../../../contract/access-passes.ts';
import { apiKeysApi } from '../../../contract/api-keys.ts';
import { identityApi } from '../../../contract/identity.ts';
import { secondStepApi } from '../../../contract/second-step.ts';
import { sessionApi } from '../../../contract/session.ts';
import { localDate } from '../clock/clock.ts';
import type { Health } from '../health/health.ts';
import { sealAudit, verifyAudit } from '../audit/seal.ts';
import { createSharedRate } from '../http/shared-rate.ts';
import { type Module, type Platform, routes } from '../module.ts';
import { passHandlers } from './pass-routes.ts';
import { identityHandlers } from './identity-routes.ts';
import { type AccessOptions, accessHandlers, areaPathsOf } from './routes.ts';
import { beginSecondStepRule } from './store/second-step.ts';
import { recheckSession } from './usecases/recheck-session.ts';
import { createFailureGuard } from './usecases/failure-guard.ts';
import { createWaitingSignIns } from './usecases/waiting-sign-ins.ts';
import { RESET_JOB, sendResetCode } from './usecases/reset-password.ts';

/** Log-in, accounts and the audit trail. Its tables belong to the platform's own migrations. */
export function accessModule(platform: Platform, options: AccessOptions): Module {
  const { oidc } = options.sso;
  if (oidc !== null) {
    const context = { platform, ...options.sso };
    options.sessions.recheckBy({
      everyMs: oidc.recheckMs,
      run: async (tokenHash) => await recheckSession(context, tokenHash),
      onError: (error) =>
        platform.log.warn({ part: 'sso', err: error.message }, 'a session was not asked about'),
    });
  }
  return {
    name: 'access',
    dependsOn: [],
    ...routes(
      { ...sessionApi, ...apiKeysApi, ...accessPassesApi, ...identityApi, ...secondStepApi },
      {
        ...accessHandlers(platform, options),
        ...passHandlers(platform, options.areas),
        ...identityHandlers(platform, options, areaPathsOf(options.areas)),
      },
    ),
    start: async () => {
      const now = platform.clock.now();
      await beginSecondStepRule(platform.db, localDate(now), new Date(now));
    },
    jobs: [
      {
        kind: RESET_JOB,
        run: async (input) =>
          await sendResetCode(platform, options.codes, input as { readonly login: string }),
      },
      {
        kind: 'access.tidy',
        cron: '*/15 * * * *',
        run: async () => {
          const now = platform.clock.now();
          await createFailureGuard(platform).tidy(now);
          await createSharedRate(platform).tidy();
          await createWaitingSignIns(platform).tidy(now);
          return null;
        },
      },
      {
        kind: 'audit.seal',
        cron: '*/10 * * * *',
        run: async () => ({ sealed: await sealAudit(platform.db, platform.clock.now()) }),
      },
    ],
    health: [
      { name: 'sso', check: async () => await checkSso(options.sso.oidc) },
      {
        name: 'audit',
        check: async () => {
          const broken = await verifyAudit(platform.db);
          return broken === null
            ? {
                name: 'audit',
                state: 'ok',
                vi: 'Nhật ký truy cập nguyên vẹn',
                en: 'The audit chain is whole',
                asOf: null,
              }
            : {
                name: 'audit',
                state: 'error',
                vi: `Nhật ký bị thay đổi trong khoảng ${broken.fromSeq}–${broken.toSeq}`,
                en: `The audit chain is broken in ${broken.fromSeq}–${broken.toSeq}`,
                asOf: null,
              };
        },
      },
    ],
    tables: {
      receipt: { distributedBy: 'id' },
      outbox: 'local',
      outbox_cursor: 'local',
      figure: { distributedBy: 'area_no' },
      figure_month: { distributedBy: 'area_no' },
      account: 'local',
      account_grant: 'local',
      account_contact: 'local',
      account_identity: 'local',
      password_reset: 'local',
      group_role: 'local',
      session: 'local',
      second_step_rule: 'local',
      recovery_code: 'local',
      log_in_failure: 'local',
      waiting_sign_in: 'local',
      rate_minute: 'local',
      api_key: 'local',
      access_pass: 'local',
      audit: 'local',
      audit_seal: 'local',
      record_change: 'local',
      list_look: { distributedBy: 'id' },
      job: 'local',
      projection: 'local',
      migration: 'local',
    },
  };
}

async function checkSso(oidc: AccessOptions['sso']['oidc']): Promise<Health> {
  const base = { name: 'sso', asOf: null };
  if (oidc === null) {
    return {
      ...base,
      state: 'absent',
      vi: 'Chưa nối đăng nhập chung: cán bộ vào bằng tên và mật khẩu',
      en: 'No single sign-on: officers log in with login and password',
    };
  }
  return (await oidc.check())
    ? { ...base, state: 'ok', vi: `${oidc.name} trả lời`, en: `${oidc.name} answers` }
    : {
        ...base,
        state: 'error',
        vi: `${oidc.name} không trả lời: cán bộ vẫn vào được bằng tên và mật khẩu`,
        en: `${oidc.name} does not answer: officers can still log in with login and password`,
      };
}
