import { signal } from '@preact/signals';
import { answerOf, isKept } from './look-up-rules.ts';
import { api, now } from './session.ts';
import { shift } from './shift.ts';
import { get, put } from './store.ts';
import type { LookUp } from './types.ts';

export const lookUps = signal<readonly LookUp[]>([]);
const KEY = 'look-ups';
/** Codes asked in one round: who asks for many that nobody has must wait. */
const AT_ONCE = 5;
const DEADLINE_MS = 10_000;
let running = false;

async function keepAll(next: readonly LookUp[]): Promise<void> {
  await put('values', KEY, next);
  lookUps.value = next;
}

/** Read what is kept; what is older than a day, or of another shift, is forgotten. */
export async function openLookUps(): Promise<void> {
  const kept = (await get<readonly LookUp[]>('values', KEY)) ?? [];
  const shiftId = shift.value?.id ?? null;
  lookUps.value = kept.filter((one) => isKept(one, shiftId, now()));
}

/** Ask for a code as soon as there is a network. */
export async function askLater(
  asked: Omit<LookUp, 'answer' | 'postId' | 'shiftId' | 'direction'>,
): Promise<void> {
  const { postId, id: shiftId, direction } = shift.value!;
  const fresh = lookUps.value.filter((one) => isKept(one, shiftId, now()));
  await keepAll([...fresh, { ...asked, postId, shiftId, direction, answer: null }]);
}

/** Forget look-ups: seen, or their decision was taken back. */
export async function dropLookUps(ids: readonly string[]): Promise<void> {
  if (lookUps.value.some(({ id }) => ids.includes(id))) {
    await keepAll(lookUps.value.filter(({ id }) => !ids.includes(id)));
  }
}

/** Ask the server about what waits; what gets no answer waits on. */
export async function answerLookUps(): Promise<void> {
  const waiting = lookUps.value.filter(({ answer }) => answer === null).slice(0, AT_ONCE);
  if (running || waiting.length === 0) {
    return;
  }
  running = true;
  try {
    for (const { id, code, postId, direction } of waiting) {
      const answer = await api.call('POST /gates/check', {
        body: { postId, direction, codes: [code] },
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      if (!answer.ok) {
        return;
      }
      const answered = answerOf(answer.data);
      await keepAll(lookUps.value.map((one) => (one.id === id ? { ...one, answer: answered } : one)));
    }
  } finally {
    running = false;
  }
}
