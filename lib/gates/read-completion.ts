import {
  COMPLETION_PREFIX,
  isRevoked,
  NO_REVOCATIONS,
  openCompletion,
  type OpenedCompletion,
  revocationIdOfCompletion,
  type Trust,
  type VerifyPorts,
} from '../credentials/index.ts';

/** What a certificate of completion comes to at a gate. */
export type CompletionState =
  | 'valid'
  | 'ended'
  | 'withdrawn'
  | 'not-genuine'
  | 'of-training'
  | 'not-of-training';

/** A certificate of completion as a phone reads it without a network. */
export type ReadCompletion = {
  readonly state: CompletionState;
  /** What it says; null where the signature is not of a key that may sign it. */
  readonly said: OpenedCompletion | null;
  /** False: a code of before certificates were on record; whether it was withdrawn only the system can say. */
  readonly listed: boolean;
};

/** Whether a text is the code of a certificate of completion, also from a scanner with caps lock reversed. */
export function isCompletion(text: string): boolean {
  return text.trim().slice(0, COMPLETION_PREFIX.length).toUpperCase() === COMPLETION_PREFIX;
}

/** Checks signature, term and the list of withdrawn codes. Never rejects. */
export async function readCompletion(
  text: string,
  trust: Pick<Trust, 'keys' | 'revocations' | 'now' | 'inTraining'>,
  ports: Pick<VerifyPorts, 'codes'>,
): Promise<ReadCompletion> {
  const opened = await openCompletion(text.trim().toUpperCase(), trust.keys, trust.now, ports.codes);
  if (!opened.ok) {
    return { state: 'not-genuine', said: null, listed: false };
  }
  const said = opened.value;
  const id = said.certificate?.id ?? null;
  const { inTraining = false } = trust;
  if (said.simulated !== inTraining) {
    return { state: inTraining ? 'not-of-training' : 'of-training', said, listed: id !== null };
  }
  const withdrawn =
    id !== null &&
    isRevoked(trust.revocations ?? NO_REVOCATIONS, await revocationIdOfCompletion(id, ports.codes));
  const ended = said.holdsUntil <= trust.now.getTime();
  return { state: withdrawn ? 'withdrawn' : ended ? 'ended' : 'valid', said, listed: id !== null };
}
