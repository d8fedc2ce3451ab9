import { accessPassesApi } from '../../../contract/access-passes.ts';
import { apiKeysApi } from '../../../contract/api-keys.ts';
import { sessionApi } from '../../../contract/session.ts';
import { sealAudit, verifyAudit } from '../audit/seal.ts';
import { type Module, type Platform, routes } from '../module.ts';
import { passHandlers } from './pass-routes.ts';
import { type AccessOptions, accessHandlers } from './routes.ts';

/** Log-in, accounts and the audit trail. Its tables belong to the platform's own migrations. */
export function accessModule(platform: Platform, options: AccessOptions): Module {
  return {
    name: 'access',
    dependsOn: [],
    ...routes(
      { ...sessionApi, ...apiKeysApi, ...accessPassesApi },
      { ...accessHandlers(platform, options), ...passHandlers(platform, options.areas) },
    ),
    jobs: [
      {
        kind: 'audit.seal',
        cron: '*/10 * * * *',
        run: async () => ({ sealed: await sealAudit(platform.db, platform.clock.now()) }),
      },
    ],
    health: [
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
      session: 'local',
      api_key: 'local',
      access_pass: 'local',
      audit: 'local',
      audit_seal: 'local',
      job: 'local',
      projection: 'local',
      migration: 'local',
    },
  };
}
