import type { Body } from '../../../../contract/kit.ts';
import type { orderTemplatesApi } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import type { CordonDecision } from '../document/cordon-decision.ts';
import { cordonFile, trialFile } from '../document/draw-decision.ts';
import { refuse } from '../refusals.ts';
import { checkIssue } from './check-issue.ts';
import { openNumber, orderOf } from './make-order.ts';
import { wordingOn } from './order-wordings.ts';
import { decisionsOf, pdf } from './print-decision.ts';
import { sees } from './reach.ts';

type PreviewInput = Body<(typeof orderTemplatesApi)['POST /orders/preview.pdf']>;

const PREVIEW = { across: 'BẢN XEM TRƯỚC', words: 'BẢN XEM TRƯỚC · CHƯA BAN HÀNH' };

/**
 * The decision of the first person as it would be issued now, checked like an issue. It takes no number and stores
 * nothing.
 */
export async function previewOrder(
  context: OrderContext,
  scope: Scope,
  input: PreviewInput,
): Promise<FileAnswer | Refusal> {
  const checked = await checkIssue(context, scope, input);
  if (!checked.ok) {
    return checked;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const { office, subjects } = checked.value;
  const { person, areaNo } = subjects[0]!;
  const unissued = { id: '', sequence: 0, issuedAt: now, wording: null };
  const row = orderOf(scope, input, checked.value, subjects[0]!, unissued);
  if (!sees(context, scope, 'personal', row)) {
    return refuse('document-personal');
  }
  const frozen = await wordingOn(context, scope, db, { office, kind: input.kind, at: now });
  const [decision] = await decisionsOf(context, scope, db, [row], new Map([[row.id, frozen]]));
  if (decision === undefined) {
    return refuseGeneral('not-found');
  }
  await audit(db, scope, now, [
    { action: 'order.preview', subjectKind: 'person', subjectId: person.personId, areaNo },
  ]);
  const number = openNumber(office.numberSuffix);
  return pdf('xem-truoc-quyet-dinh.pdf', await trialFile({ ...decision, number }, PREVIEW));
}

/** The sheet of a decision on a cordon that nobody issued yet, marked like that of an order. */
export async function cordonPreview(decision: CordonDecision): Promise<Buffer> {
  return await cordonFile(decision, PREVIEW);
}
