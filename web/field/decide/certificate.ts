import { signal } from '@preact/signals';
import type { CompletionState, ReadCompletion } from '../../../lib/gates/index.ts';
import { pack, packCheckedAt } from '../data/device.ts';
import { api, lapsed, now, online } from '../data/session.ts';
import { currentEngine } from './current-engine.ts';

/** A certificate of completion as shown. */
export type ShownCertificate = ReadCompletion & {
  /** As of when withdrawals are known, Unix ms. */
  readonly knownAt: number;
  /** The system was asked a moment ago. */
  readonly isAsked: boolean;
  /** Number of the decision by which it was withdrawn, where the system told it. */
  readonly decision: string | null;
};

export const certificate = signal<ShownCertificate | null>(null);
/** The officer waits for nobody: later than this the phone's own answer stands. */
const ASK_MS = 2_500;

/** Nothing that the system could add. */
const NOT_OF_HERE: readonly CompletionState[] = ['of-training', 'not-of-training'];

/**
 * Reads a certificate of completion with the keys and the withdrawals of the pack, then asks the system, which also knows
 * those withdrawn since and the codes of before there was a list.
 */
export async function takeCertificate(text: string): Promise<void> {
  const read = await (await currentEngine()).readCompletion(text, now());
  const knownAt = packCheckedAt.value ?? pack.value?.issuedAt ?? 0;
  const shown = { ...read, knownAt, isAsked: false, decision: null };
  certificate.value = shown;
  if (read.said === null || NOT_OF_HERE.includes(read.state) || !online.value || lapsed.value) {
    return;
  }
  const answer = await api.call('POST /public/completions/verify', {
    body: { code: text.trim().toUpperCase() },
    signal: AbortSignal.timeout(ASK_MS),
  });
  if (certificate.value !== shown || !answer.ok || !answer.data.genuine) {
    return;
  }
  const { withdrawn } = answer.data;
  certificate.value = {
    ...shown,
    state: withdrawn === null ? shown.state : 'withdrawn',
    knownAt: now(),
    isAsked: true,
    decision: withdrawn?.decision ?? null,
  };
}
