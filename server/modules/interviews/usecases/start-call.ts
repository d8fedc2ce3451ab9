import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { type CaseRef, findCaseForTracing } from '../../cases/index.ts';
import { contactOf } from '../../tracing/index.ts';
import type { InterviewContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { caseDueSince } from '../rules/call-rules.ts';
import { areasOfCall } from '../rules/call-areas.ts';
import { findInterviewOf, insertInterview } from '../store/interviews.ts';
import type { InterviewKind } from '../types.ts';
import { mayCall } from './open-call.ts';

export type StartInput = {
  readonly id: string;
  readonly caseId: string;
  readonly personId?: string | undefined;
};
type Subject = {
  readonly personNo: number;
  readonly personNos: readonly number[];
  readonly kind: InterviewKind;
  readonly areaNos: readonly number[];
};

/**
 * Opens the first call of a case, or of a contact of it; repeatable by its id. One call exists for each of them:
 * where somebody opened it before, or the call list has it, its id is answered.
 */
export async function startCall(
  context: InterviewContext,
  scope: Scope,
  input: StartInput,
): Promise<Outcome<{ id: string }>> {
  const now = context.platform.clock.now();
  const [id, caseId] = [input.id.toLowerCase(), input.caseId.toLowerCase()];
  const request = { id, kind: 'interview.start', content: { ...input, id, caseId }, at: now };
  return await context.platform.db.transaction().execute((tx) =>
    once(tx, request, async () => {
      const ref = await findCaseForTracing(scope, tx, caseId);
      if (ref === undefined) {
        return refuseGeneral('not-found');
      }
      const subject = await subjectOf(context, scope, tx, ref, input.personId);
      if (!subject.ok) {
        return subject;
      }
      const { personNo, personNos, kind, areaNos } = subject.value;
      if (!mayCall(context, scope, kind, areaNos)) {
        return refuseGeneral('not-found');
      }
      const before = await findInterviewOf(scope, tx, caseId, personNos);
      if (before !== undefined) {
        return done({ id: before.id }, 200);
      }
      const made = await insertInterview(scope, tx, {
        case_id: caseId,
        person_no: personNo,
        id,
        dataset: scope.dataset,
        kind,
        area_nos: [...areaNos],
        due_since: new Date(kind === 'F0' ? caseDueSince(ref.reportDate, now) : now),
      });
      if (!made) {
        return done({ id: (await findInterviewOf(scope, tx, caseId, personNos))!.id }, 200);
      }
      await audit(tx, scope, now, [
        {
          action: 'interview.start',
          subjectKind: 'case',
          subjectId: caseId,
          areaNo: areaNos[0] ?? null,
          detail: { kind },
        },
      ]);
      return done({ id }, 201);
    }),
  );
}

async function subjectOf(
  context: InterviewContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  personId: string | undefined,
): Promise<Outcome<Subject>> {
  const { people } = context;
  const own = await people.mergedNos(scope, ref.personNo);
  const asked =
    personId === undefined
      ? ref.personNo
      : (await people.personNos(scope, tx, [personId.toLowerCase()])).get(personId.toLowerCase());
  if (asked === undefined) {
    return refuse('not-a-contact');
  }
  const personNos = own.includes(asked) ? own : await people.mergedNos(scope, asked);
  const areaNo = (await people.resolvedByNo(scope, tx, [asked])).get(asked)?.areaNo ?? null;
  const areaNos = areasOfCall(areaNo, ref);
  if (own.includes(asked)) {
    return done({ personNo: ref.personNo, personNos, kind: 'F0', areaNos });
  }
  const contact = await contactOf(scope, tx, ref.caseId, personNos);
  return contact === undefined
    ? refuse('not-a-contact')
    : done({ personNo: contact.personNo, personNos, kind: contact.level === 1 ? 'F1' : 'F2', areaNos });
}
