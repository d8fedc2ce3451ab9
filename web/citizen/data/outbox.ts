import { signal } from '@preact/signals';
import { api } from './api.ts';
import { type Answer, type Outgoing, type Receipt, isExpired, judge } from './outbox-rules.ts';
import { all, put, remove } from './store.ts';

/** What waits to be sent, oldest first. */
export const waiting = signal<readonly Outgoing[]>([]);
/** What the server confirmed, newest first. */
export const receipts = signal<readonly Receipt[]>([]);
/** Whether sending is under way. */
export const sending = signal(false);

/** Whether what the phone kept has been read. */
export const loaded = signal(false);

const RETRY_MS = 20_000;
let retry: ReturnType<typeof setTimeout> | undefined;
/** Something came in while sending was under way. */
let again = false;

async function reload(): Promise<void> {
  waiting.value = await all<Outgoing>('outbox');
  receipts.value = (await all<Receipt>('receipts')).toReversed();
  loaded.value = true;
}

function send(item: Outgoing): Promise<Answer> {
  return item.kind === 'presence'
    ? api.call('POST /presence', { body: item.body })
    : api.call('POST /declarations', { body: item.body });
}

async function sendAll(): Promise<void> {
  for (const item of (await all<Outgoing>('outbox')).filter(({ refusal }) => refusal === null)) {
    const verdict = judge(item, await send(item), new Date().toISOString());
    if (verdict.kind === 'later') {
      retry = setTimeout(() => void flush(), RETRY_MS);
      return;
    }
    if (verdict.kind === 'refused') {
      await put('outbox', item.id, { ...item, refusal: verdict.refusal });
    } else {
      // The receipt first: a phone that dies in between repeats a request that the server knows by its id.
      await put('receipts', item.id, verdict.receipt);
      await remove('outbox', item.id);
      if (item.kind === 'declaration' && item.body.replaces !== undefined) {
        // Its code is void now: nobody should show it by mistake.
        await remove('receipts', item.body.replaces.id);
      }
    }
    await reload();
  }
}

/** Send what waits, in order; called after each new fact, at the start, on focus, when the network returns. */
export async function flush(): Promise<void> {
  if (sending.value) {
    again = true;
    return;
  }
  clearTimeout(retry);
  sending.value = true;
  try {
    do {
      again = false;
      // Where the browser has no locks, two windows may send twice; the id makes that harmless.
      await (navigator.locks ? navigator.locks.request('vx-outbox', sendAll) : sendAll());
    } while (again);
  } finally {
    sending.value = false;
    await reload();
  }
}

/** Keep facts on the phone; resolves when they are kept. Sending begins behind it. */
export async function enqueue(items: readonly Outgoing[]): Promise<void> {
  for (const item of items) {
    await put('outbox', item.id, item);
  }
  await reload();
  void navigator.storage?.persist?.();
  void flush();
}

/** Take back something that has not been confirmed, or forget a receipt on this phone. */
export async function discard(id: string): Promise<void> {
  await remove('outbox', id);
  await remove('receipts', id);
  await reload();
}

/** Read what is kept, forget old receipts, send what waits, and go on doing so while the page is open. */
export async function startOutbox(): Promise<void> {
  for (const receipt of await all<Receipt>('receipts')) {
    if (isExpired(receipt, Date.now())) {
      await remove('receipts', receipt.id);
    }
  }
  await reload();
  globalThis.addEventListener('online', () => void flush());
  globalThis.addEventListener('focus', () => void flush());
  await flush();
}
