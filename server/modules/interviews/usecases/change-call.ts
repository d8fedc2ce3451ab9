import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { InterviewContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { InterviewRecord } from '../store/interviews.ts';
import { openCall } from './open-call.ts';

/**
 * Changes one call that is not finished, in a transaction that holds it; repeatable by the id of the request.
 * @param kind of the request, for its receipt: `interview.answers`.
 */
export async function changeCall<T>(
  context: InterviewContext,
  scope: Scope,
  kind: string,
  interviewId: string,
  input: { readonly id: string },
  work: (tx: Tx, row: InterviewRecord, now: number) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { platform } = context;
  const now = platform.clock.now();
  const id = input.id.toLowerCase();
  const content = { ...input, id, interviewId: interviewId.toLowerCase() };
  return await platform.db.transaction().execute((tx) =>
    once(tx, { id, kind, content, at: now }, async () => {
      const opened = await openCall(context, scope, tx, interviewId, true);
      if (!opened.ok) {
        return opened;
      }
      return opened.value.status === 'DONE' ? refuse('done') : await work(tx, opened.value, now);
    }),
  );
}

/** Notes what was done to a call; `detail` holds codes and counts only. */
export async function auditCall(
  scope: Scope,
  tx: Tx,
  row: InterviewRecord,
  now: number,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit(tx, scope, now, [
    { action, subjectKind: 'interview', subjectId: row.id, areaNo: row.area_nos[0] ?? null, detail },
  ]);
}
