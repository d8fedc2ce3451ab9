import type { Body } from '../../../../contract/kit.ts';
import type { reportingApi } from '../../../../contract/reporting.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { sendSigned } from './send-signed.ts';
import { showReport, type ShownReport } from './show-reports.ts';
import { stepReport } from './step-report.ts';

/** Signs a reviewed report off, or returns it. Where its schedule names recipients, it leaves with the signature. */
export async function signReport(
  context: ReportContext,
  scope: Scope,
  id: string,
  body: Body<(typeof reportingApi)['POST /reports/{id}/signature']>,
): Promise<Outcome<ShownReport>> {
  const { version, accept, note, title, name } = body;
  const signed = await stepReport(context, scope, {
    id,
    step: accept ? 'sign' : 'returnReviewed',
    right: 'report.sign',
    version,
    byMaker: false,
    change: (_row, _tx, now) => {
      if (!accept) {
        return note === undefined
          ? refuse('note-required', { fields: { note: 'required' } })
          : { note, reviewed_at: null, reviewed_by: null };
      }
      if (title === undefined || name === undefined) {
        return refuse('signer-required', {
          fields: title === undefined ? { title: 'required' } : { name: 'required' },
        });
      }
      const prefix = body.signingFor === undefined || body.signingFor === '' ? '' : `${body.signingFor} `;
      return {
        note: null,
        signed_at: new Date(now),
        signed_by: name,
        signer_title: `${prefix}${title}`,
      };
    },
  });
  if (!signed.ok || !accept || signed.value.status !== 'SIGNED') {
    return signed;
  }
  await sendSigned(context);
  return await showReport(context, scope, id);
}
