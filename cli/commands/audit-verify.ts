import { verifyAudit } from '../../server/platform/audit/seal.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { withApp } from '../program.ts';

/** The seals of the audit trail. */
export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'check every seal of the audit trail; exit 1 when a sealed row was changed or removed',
  run: async (given) =>
    await withApp(async ({ app }) => {
      const broken = await verifyAudit(app.platform.db);
      say(
        broken === null
          ? 'Nhật ký nguyên vẹn / The audit trail is whole'
          : `Nhật ký bị thay đổi trong khoảng ${broken.fromSeq}–${broken.toSeq} / The audit trail is broken in ${broken.fromSeq}–${broken.toSeq}`,
      );
      if (given['json'] === true) {
        print(`${JSON.stringify({ whole: broken === null, broken })}\n`);
      }
      return broken === null ? EXIT.done : EXIT.failed;
    }),
};
