import {
  BATCH,
  type Change,
  type CrossingBody,
  type Fact,
  judgeBatch,
  judgeRefusal,
  type Judged,
  sendable,
  type Owner,
} from './queue-rules.ts';
import type { CallResult, Failure } from '../../shared/client.ts';

/** What sending needs from outside; the model test puts a lossy network and a phone that dies behind it. */
export type QueuePorts = {
  readonly facts: () => Promise<readonly Fact[]>;
  /** Resolves when it is on the disk. */
  readonly apply: (change: Change) => Promise<void>;
  readonly sendBatch: (items: CrossingBody[]) => Promise<CallResult<'POST /gates/crossings/batch'>>;
  readonly sendOne: (fact: Exclude<Fact, { kind: 'crossing' }>) => Promise<{ ok: true } | Failure>;
};

/** What is sent behind the crossings, in the order in which it was made. */
const HANGING = [
  'vehicle',
  'escalation',
  'escalation-take',
  'escalation-end',
  'misuse',
  'trip-check',
  'trip-hand-over',
  'rapid',
  'shift-end',
  'team-visit',
] as const;

export type Sent = 'done' | 'later' | 'session';

/**
 * Sends what waits: shifts first, then declarations made at the post, crossings in batches, and what hangs on them. Ends when nothing that may be sent
 * waits any more, or when the network or the session does not carry it. May be called again at any moment, also twice at
 * once: every fact has its id, and the server answers a repeat.
 */
export async function sendWaiting(
  ports: QueuePorts,
  session: { readonly user: Owner; readonly dataset: string },
): Promise<Sent> {
  const begun = await sendKinds(ports, session, ['shift-start']);
  // A shift that the server cannot take now holds no crossing back.
  const declared = begun === 'session' ? begun : await sendKinds(ports, session, ['declaration']);
  const crossed = declared === 'session' ? declared : await sendKinds(ports, session, ['crossing']);
  const stopped = [crossed, declared, begun].find((sent) => sent !== 'done');
  return stopped ?? (await sendKinds(ports, session, HANGING));
}

async function sendKinds(
  ports: QueuePorts,
  session: { readonly user: Owner; readonly dataset: string },
  kinds: readonly Fact['kind'][],
): Promise<Sent> {
  let size = BATCH;
  for (;;) {
    const waiting = sendable(await ports.facts(), session.user, session.dataset, Date.now()).filter(
      ({ kind }) => kinds.includes(kind),
    );
    if (waiting.length === 0) {
      return 'done';
    }
    const { changes, next } = await sendSome(ports, waiting, size);
    for (const change of changes) {
      await ports.apply(change);
    }
    if (next === 'later' || next === 'session') {
      return next;
    }
    size = next === 'split' ? Math.ceil(Math.min(size, waiting.length) / 2) : BATCH;
  }
}

async function sendSome(ports: QueuePorts, waiting: readonly Fact[], size: number): Promise<Judged> {
  const [first] = waiting;
  if (first !== undefined && first.kind !== 'crossing') {
    const answer = await ports.sendOne(first);
    return answer.ok
      ? { changes: [{ kind: 'stored', id: first.id }], next: 'go-on' }
      : judgeRefusal([first.id], answer.status, answer.error);
  }
  const batch = waiting.flatMap((fact) => (fact.kind === 'crossing' ? [fact.body] : [])).slice(0, size);
  return judgeBatch(
    batch.map(({ id }) => id),
    await ports.sendBatch(batch),
  );
}
