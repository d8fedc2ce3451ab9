import { handoverBody } from './outside-handover.ts';

/** A contact handed over to another province, waiting for an answer. */
export type HandoverFixture = { readonly handoverId: string; readonly handoverLetterId: string };

/** Makes it through the API. */
export async function buildHandover(
  make: (
    path: string,
    body: object,
  ) => Promise<{ letter: { id: string }; outcomes: readonly { id: string }[] }>,
  officeId: string,
  contactId: string,
): Promise<HandoverFixture> {
  const sent = await make('/handovers', handoverBody(officeId, 'contact', contactId));
  return { handoverId: sent.outcomes[0]!.id, handoverLetterId: sent.letter.id };
}
