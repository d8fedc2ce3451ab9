import { systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { postOut, type Sent } from '../../../platform/outgoing/post.ts';
import type { WebhookContext } from '../context.ts';
import { judge } from '../rules/retry.ts';
import { fixedHeaders, headers, signatureOf } from '../rules/sign.ts';
import {
  type DeliveryRow,
  leaseDue,
  nextDelivery,
  noteReceiver,
  noteTry,
  releaseLease,
} from '../store/deliveries.ts';
import { formerSecrets, type WebhookRow } from '../store/webhooks.ts';
import { stopOf } from './keepers.ts';

/** One request, to the end of its answer. */
const PATIENCE_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
/** A receiver is held so long; what is left of it is sent in the next turn. */
const LEASE_MS = 60_000;
const TURN_MS = 30_000;
/** Receivers that are sent to side by side. */
const SIDE_BY_SIDE = 8;
const LOOK_MS = 1_000;
/** A receiver whose keeper may not have it any more is looked at again after so long. */
const HELD_MS = 60_000;

/** Sends what waits, to each receiver in order, to several side by side; what one holds up holds up no other. */
export type Dispatcher = {
  readonly start: () => void;
  /** Something new waits. */
  readonly wake: () => void;
  /** What is under way is cut off, and sent again after the next start. */
  readonly stop: () => Promise<void>;
};

export function createDispatcher(context: WebhookContext): Dispatcher {
  const { platform } = context;
  const turns = new Set<Promise<void>>();
  let ending = new AbortController();
  let stopped = true;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const free = SIDE_BY_SIDE - turns.size;
    if (stopped || free <= 0) {
      return;
    }
    const now = platform.clock.now();
    const due = await leaseDue(platform.db, new Date(now), new Date(now + LEASE_MS), free);
    for (const receiver of due) {
      const turn = takeTurn(context, receiver, ending.signal)
        .catch((error: unknown) => {
          platform.log.warn({ part: 'webhooks', err: (error as Error).message }, 'a turn was cut off');
        })
        .finally(() => {
          turns.delete(turn);
          wake();
        });
      turns.add(turn);
    }
  }

  function plan(ms: number): void {
    if (stopped) {
      return;
    }
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = setTimeout(() => {
      timer = null;
      looking = looking
        .then(look)
        .catch((error: unknown) => {
          platform.log.warn(
            { part: 'webhooks', err: (error as Error).message },
            'could not look for messages',
          );
        })
        .finally(() => {
          if (timer === null) {
            plan(LOOK_MS);
          }
        });
    }, ms);
  }

  function wake(): void {
    plan(0);
  }

  return {
    start: () => {
      stopped = false;
      ending = new AbortController();
      plan(0);
    },
    wake,
    stop: async () => {
      stopped = true;
      ending.abort();
      if (timer !== null) {
        clearTimeout(timer);
      }
      await looking;
      await Promise.all(turns);
    },
  };
}

/** Sends a receiver its messages one after the other, until one fails, none is left or the turn is over. */
async function takeTurn(context: WebhookContext, receiver: WebhookRow, ending: AbortSignal): Promise<void> {
  const { db } = context.platform;
  const began = Date.now();
  let held = receiver;
  while (!ending.aborted && Date.now() - began < TURN_MS) {
    const delivery = await nextDelivery(db, receiver.id);
    // Asked before each message: whoever was suspended meanwhile sends no other.
    const ready = delivery === undefined ? null : await holdOrLetGo(context, held);
    if (delivery === undefined || ready === null) {
      break;
    }
    held = ready;
    const after = await tryOnce(context, held, delivery, ending);
    if (after === null) {
      break;
    }
    held = after;
  }
  await releaseLease(db, receiver);
}

/**
 * Holds a receiver whose keeper was suspended or lost the right: its messages wait. One that was held and has a keeper again goes
 * on, its failures of before forgotten. Either is on record once.
 * @returns the receiver when it may be sent to.
 */
async function holdOrLetGo(context: WebhookContext, receiver: WebhookRow): Promise<WebhookRow | null> {
  const { db, clock } = context.platform;
  const stop = await stopOf(context, db, receiver);
  const isHeld = receiver.held_since !== null;
  if (stop === null && !isHeld) {
    return receiver;
  }
  const now = clock.now();
  const change =
    stop === null
      ? { held_since: null, failing_since: null }
      : { held_since: receiver.held_since ?? new Date(now), next_at: new Date(now + HELD_MS) };
  const isKept = await db.transaction().execute(async (tx) => {
    const isOurs = await noteReceiver(tx, receiver, change);
    if (isOurs && isHeld === (stop === null)) {
      const action = stop === null ? 'webhook.let-go' : 'webhook.hold';
      const subject = { subjectKind: 'webhook', subjectId: receiver.id };
      await audit(tx, systemScope('webhooks', receiver.dataset), now, [
        { action, ...subject, detail: { why: stop } },
      ]);
    }
    return isOurs;
  });
  return isKept && stop === null ? { ...receiver, ...change } : null;
}

/** One try. @returns the receiver when the next message may follow at once; null when not. */
async function tryOnce(
  context: WebhookContext,
  receiver: WebhookRow,
  delivery: DeliveryRow,
  ending: AbortSignal,
): Promise<WebhookRow | null> {
  const { db, clock } = context.platform;
  const began = performance.now();
  const sent = await send(context, receiver, delivery, ending);
  if (ending.aborted && sent.kind !== 'answer') {
    return null;
  }
  const now = clock.now();
  const status = sent.kind === 'answer' ? sent.status : null;
  const verdict = judge(status, delivery.tries + 1, receiver.failing_since?.getTime() ?? null, now);
  const taken = verdict.kind === 'taken';
  const failing = receiver.failing_since ?? new Date(now);
  const change = {
    taken: { failing_since: null, next_at: new Date(now), last_sent_at: new Date(now) },
    again: {
      failing_since: failing,
      next_at: new Date(now + (verdict.kind === 'again' ? verdict.waitMs : 0)),
    },
    gone: { state: 'gone' as const, failing_since: failing },
    'given-up': { state: 'failed' as const, failing_since: failing },
  }[verdict.kind];
  const kept = await db.transaction().execute(async (tx) => {
    // Another process holds the receiver by now: what came of this try is its business.
    if (!(await noteReceiver(tx, receiver, change))) {
      return false;
    }
    await noteTry(tx, delivery.id, {
      status,
      ms: Math.round(performance.now() - began),
      error: sent.kind === 'answer' ? null : sent.kind === 'blocked' ? 'private-address' : sent.code,
      at: new Date(now),
      taken,
    });
    const stop = { action: 'webhook.stop', subjectKind: 'webhook', subjectId: receiver.id };
    await audit(
      tx,
      systemScope('webhooks', receiver.dataset),
      now,
      verdict.kind === 'gone' || verdict.kind === 'given-up' ? [{ ...stop, detail: { status } }] : [],
    );
    return true;
  });
  return kept && taken ? { ...receiver, failing_since: null } : null;
}

async function send(
  { platform, allowPrivate }: WebhookContext,
  receiver: WebhookRow,
  delivery: DeliveryRow,
  signal: AbortSignal,
): Promise<Sent> {
  const now = platform.clock.now();
  const timestamp = Math.floor(now / 1000);
  const former = formerSecrets(receiver, now);
  const secrets = [receiver.secret, ...former].map((one) => platform.secrets.decrypt(one));
  return await postOut(receiver.url, delivery.body, {
    headers: {
      ...fixedHeaders(delivery),
      [headers.timestamp]: String(timestamp),
      [headers.signature]: signatureOf(secrets, timestamp, delivery.body),
    },
    allowPrivate,
    simulated: receiver.dataset !== 'live',
    patienceMs: PATIENCE_MS,
    mostAnswerBytes: MOST_ANSWER_BYTES,
    signal,
  });
}
