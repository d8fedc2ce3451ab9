import { signal } from '@preact/signals';
import type { CallResult, DataOf, Failure } from '../../shared/client.ts';
import { get, put } from './store.ts';

export type Served = DataOf<'GET /gates/open-items'>;
export type Escalation = Served['escalations'][number];

/** What is open at the post, as the server said it last; kept, so that a phone without a network still shows it. */
export const served = signal<Served | null>(null);

export async function openServed(): Promise<void> {
  served.value = (await get<Served | null>('values', 'open-items')) ?? null;
}

export async function keepServed(next: Served | null): Promise<void> {
  served.value = next;
  await put('values', 'open-items', next);
}

/** Shows a question as the server answered it, without waiting for the next look. */
export async function noteEscalation(
  answer: CallResult<'POST /gates/escalations'>,
): Promise<{ ok: true } | Failure> {
  if (!answer.ok) {
    return answer;
  }
  const { data } = answer;
  const before = served.value;
  const others = (before?.escalations ?? []).filter(({ id }) => id !== data.id);
  const escalations = data.state === 'settled' ? others : [...others, data];
  await keepServed({
    asOf: before?.asOf ?? data.raisedAt,
    waiting: before?.waiting ?? [],
    handedOver: before?.handedOver ?? null,
    escalations: escalations.toSorted((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1)),
  });
  return { ok: true };
}
