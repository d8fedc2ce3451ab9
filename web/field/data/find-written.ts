import type { BodyOf } from '../../shared/client.ts';
import { facts } from './queue.ts';
import { openWritten } from './written-codes.ts';

/** A code that is known here: by its signed text, or as declared on this phone and still waiting to be sent. */
export type Written =
  | { readonly kind: 'signed'; readonly text: string }
  | {
      readonly kind: 'waiting';
      readonly body: BodyOf<'POST /declarations/assisted'>;
      readonly originCode: string | null;
    };

/** What is known of a code that somebody says, without a network; null where it is known elsewhere at best. */
export async function findWritten(code: string): Promise<Written | null> {
  const waits = facts.value.find((fact) => fact.kind === 'declaration' && fact.body.shortCode === code);
  if (waits?.kind === 'declaration') {
    const crossed = facts.value.find(
      (fact) => fact.kind === 'crossing' && fact.body.declarationCode === code,
    );
    const origin = crossed?.kind === 'crossing' ? crossed.body.originAreaCode : undefined;
    return { kind: 'waiting', body: waits.body, originCode: origin ?? waits.body.homeCode ?? null };
  }
  const text = await openWritten(code);
  return text === null ? null : { kind: 'signed', text };
}
