import { uuid7 } from '../../server/platform/ids/uuid7.ts';

/** A contact handed over to another province, waiting for an answer, and searched for meanwhile. */
export type HandoverFixture = {
  readonly handoverId: string;
  readonly handoverLetterId: string;
  readonly searchId: string;
  /** An officer of the commune who is away. */
  readonly workerId: string;
  readonly leaveId: string;
};

/** Makes it through the API. */
export async function buildHandover(
  workerId: string,
  make: (
    path: string,
    body: object,
  ) => Promise<{ id: string; letter: { id: string }; outcomes: readonly { id: string }[] }>,
  officeId: string,
  contactId: string,
): Promise<HandoverFixture> {
  const sent = await make('/handovers', handoverBody(officeId, 'contact', contactId));
  const search = await make('/searches', {
    id: uuid7(),
    subject: 'contact',
    subjectId: contactId,
    cause: 'moved',
  });
  const leave = await make('/leaves', {
    id: uuid7(),
    officerId: workerId,
    from: '2026-11-16',
    to: '2026-11-18',
    reason: 'Nghỉ phép',
  });
  return {
    workerId,
    leaveId: leave.id,
    handoverId: sent.outcomes[0]!.id,
    handoverLetterId: sent.letter.id,
    searchId: search.id,
  };
}

/** Body of a hand-over to another province. */
export function handoverBody(officeId: string, subject: 'case' | 'contact', id: string): object {
  return {
    id: uuid7(),
    items: [{ subject, id }],
    outside: { province: 'Hà Nội', unit: 'Trung tâm Y tế thử' },
    officeId,
    reason: 'moved',
  };
}
