import { computed, signal } from '@preact/signals';
import type { BodyOf, Failure } from '../../shared/client.ts';
import { sendWaiting, type QueuePorts } from './queue-driver.ts';
import { type Change, type Fact, judgeTeamVisit, type Receipt, type TeamReceipt } from './queue-rules.ts';
import { api, canWrite, forgetToken, lapsed, now, session } from './session.ts';
import { noteEscalation } from './served.ts';
import { all, confirm, put, remove, removeAll, type Step, writeAtOnce } from './store.ts';

/** Facts without a receipt, oldest first. */
export const facts = signal<readonly Fact[]>([]);
/** Confirmed crossings that the log still shows, oldest first. */
export const receipts = signal<readonly Receipt[]>([]);
/** Confirmed records of a community team, oldest first. */
export const teamReceipts = signal<readonly TeamReceipt[]>([]);
export const sending = signal(false);
export const waiting = computed(() => facts.value.filter(({ state }) => state === 'waiting'));
export const refused = computed(() => facts.value.filter(({ state }) => state === 'refused'));
/** Facts of other officers on this phone, by name. */
export const ofOthers = computed(() => {
  const counts = new Map<string, number>();
  for (const { owner } of waiting.value.filter(({ owner }) => owner.id !== session.value?.user.id)) {
    counts.set(owner.name, (counts.get(owner.name) ?? 0) + 1);
  }
  return counts;
});

const RETRY_MS = 15_000;
/** An answer that takes longer is given up; the ids make the repeat harmless. */
const DEADLINE_MS = 20_000;
let again = false;
let running: Promise<void> | null = null;

async function reload(): Promise<void> {
  facts.value = await all<Fact>('facts');
  const kept = await all<Receipt | TeamReceipt>('receipts');
  receipts.value = kept.filter((one) => 'shown' in one);
  teamReceipts.value = kept.filter((one) => 'visit' in one);
}

async function apply(change: Change): Promise<void> {
  const fact = facts.value.find(({ id }) => id === change.id);
  if (fact === undefined) {
    return;
  }
  if (change.kind === 'refused') {
    await put('facts', fact.id, { ...fact, state: 'refused', refusal: change.refusal } satisfies Fact);
  } else {
    await confirm(fact.id, receiptOf(fact));
  }
}

function receiptOf(fact: Fact): Receipt | TeamReceipt | null {
  const receivedAt = new Date(now()).toISOString();
  if (fact.kind === 'crossing') {
    return { id: fact.id, receivedAt, shown: fact.shown };
  }
  return fact.kind === 'team-visit' ? { id: fact.id, receivedAt, visit: fact.body } : null;
}

const failure = (status: number, code: string, vi: string, en: string): Failure => ({
  ok: false,
  status,
  error: { code, message: vi, messageEn: en },
});

async function sendOne(fact: Exclude<Fact, { kind: 'crossing' }>): Promise<{ ok: true } | Failure> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  if (fact.kind === 'shift-start') {
    return await api.call('POST /gates/shifts', { body: fact.body, signal });
  }
  if (fact.kind === 'shift-end') {
    return await api.call('POST /gates/shifts/{id}/end', {
      params: { id: fact.shiftId },
      body: fact.body,
      signal,
    });
  }
  if (fact.kind !== 'rapid') {
    return await sendDesk(fact, signal);
  }
  const { id, at, postId } = fact.crossing;
  // The server knows by the crossing who was tested.
  const to = new Date(Date.parse(at) + 1).toISOString();
  const found = await api.call('GET /gates/crossings', { query: { post: postId, from: at, to }, signal });
  if (!found.ok) {
    return found;
  }
  const personId = found.data.items.find((item) => item.id === id)?.personId ?? null;
  return personId === null
    ? failure(
        422,
        'field.no-person',
        'Hệ thống chưa biết người này nên kết quả chưa vào hồ sơ; kết quả vẫn ở trên máy. Hãy báo y tế xã.',
        'The system does not know this person, so the result is in no record; it is kept on the phone. Tell the commune health station.',
      )
    : await api.call('POST /lab/rapid-tests', { body: { ...fact.body, personId }, signal });
}

/** A declaration is answered with its signed code: the next phone of the post, or this one, knows the slip by it. */
async function declare(
  body: BodyOf<'POST /declarations/assisted'>,
  signal: AbortSignal,
): Promise<{ ok: true } | Failure> {
  const answer = await api.call('POST /declarations/assisted', { body, signal });
  if (answer.ok) {
    const { shortCode, code, validUntil } = answer.data;
    // What cannot be kept now comes with the codes of the post.
    await import('./written-codes.ts')
      .then(async ({ keepWritten }) => await keepWritten(shortCode, code, validUntil))
      .catch(() => undefined);
  }
  return answer;
}

/** One report of a trip: the row's own answer is the answer. */
async function check(
  item: BodyOf<'POST /border/checks'>['items'][number],
  signal: AbortSignal,
): Promise<{ ok: true } | Failure> {
  const answer = await api.call('POST /border/checks', { body: { items: [item] }, signal });
  const row = answer.ok ? answer.data.outcomes.find(({ id }) => id === item.id) : undefined;
  if (!answer.ok || row === undefined || row.status < 400) {
    return answer.ok && row === undefined ? failure(0, 'net.answer', '', '') : answer;
  }
  const { status, code = `http.${status}`, message = code, messageEn = message } = row;
  return failure(status, code, message, messageEn);
}

type Desk = Exclude<Fact, { kind: 'crossing' | 'rapid' | 'shift-start' | 'shift-end' }>;

/** What a post writes beside crossings and shifts; questions to the commander are shown as the server answers them. */
async function sendDesk(fact: Desk, signal: AbortSignal): Promise<{ ok: true } | Failure> {
  switch (fact.kind) {
    case 'declaration':
      return await declare(fact.body, signal);
    case 'vehicle':
      return await api.call('POST /gates/vehicles', { body: fact.body, signal });
    case 'team-visit':
      return judgeTeamVisit(
        fact.id,
        await api.call('POST /community/visits/batch', { body: { items: [fact.body] }, signal }),
      );
    case 'misuse':
      return await api.call('POST /permits/reports', { body: fact.body, signal });
    case 'trip-check':
      return await check(fact.body, signal);
    case 'trip-hand-over':
      return await api.call('POST /border/trips/{id}/hand-over', {
        params: { id: fact.tripId },
        body: fact.body,
        signal,
      });
    case 'escalation':
      return await noteEscalation(await api.call('POST /gates/escalations', { body: fact.body, signal }));
    case 'escalation-take':
      return await noteEscalation(
        await api.call('POST /gates/escalations/{id}/take', {
          params: { id: fact.escalationId },
          body: fact.body,
          signal,
        }),
      );
    default:
      return await noteEscalation(
        await api.call('POST /gates/escalations/{id}/settle', {
          params: { id: fact.escalationId },
          body: fact.body,
          signal,
        }),
      );
  }
}

const ports: QueuePorts = {
  facts: async () => {
    await reload();
    return facts.value;
  },
  apply,
  sendBatch: async (items) =>
    await api.call('POST /gates/crossings/batch', {
      body: { items },
      signal: AbortSignal.timeout(DEADLINE_MS),
    }),
  sendOne,
};

/** Send what waits; called after each new fact, at the start, on focus, when the network returns, and by the timer. */
export async function flush(): Promise<void> {
  if (running !== null) {
    // Whoever waits for the sending waits for the round that has their fact.
    again = true;
    await running;
    return again ? await flush() : undefined;
  }
  running = sendRounds();
  try {
    await running;
  } finally {
    running = null;
  }
}

async function sendRounds(): Promise<void> {
  const officer = session.value;
  if (officer === null || lapsed.value || !navigator.onLine) {
    return;
  }
  sending.value = true;
  const send = async () => {
    if ((await canWrite()) && (await sendWaiting(ports, officer)) === 'session') {
      forgetToken();
    }
  };
  try {
    do {
      again = false;
      // Where the browser has no locks, two windows may send twice; the ids make that harmless.
      await (navigator.locks ? navigator.locks.request('vx-field-outbox', send) : send());
    } while (again);
  } finally {
    sending.value = false;
    await reload();
  }
}

/**
 * Keep facts on the phone, all of them or none; resolves when they are kept. Sending begins behind it.
 * @param beside what must not be kept without them, nor they without it.
 */
export async function keep(made: readonly Fact[], beside: Step = { keep: [] }): Promise<void> {
  await writeAtOnce({
    ...beside,
    keep: [...made.map((fact) => ['facts', fact.id, fact] as const), ...beside.keep],
  });
  await reload();
  void flush();
}

/** Send a refused fact once more, as it is. */
export async function retry(fact: Fact): Promise<void> {
  await keep([{ ...fact, state: 'waiting', refusal: null }]);
}

/** Drop a refused fact: a person settled it otherwise. */
export async function drop(id: string): Promise<void> {
  await remove('facts', id);
  await reload();
}

/** Drop what was decided at one tap, as a whole. */
export async function dropAll(ids: readonly string[]): Promise<void> {
  await removeAll('facts', ids);
  await reload();
}

/** Forget what a community team recorded before a day's list was fetched: the list says it. */
export async function forgetTeamReceipts(before: string): Promise<void> {
  const old = teamReceipts.value.filter(({ receivedAt }) => receivedAt < before);
  for (const { id } of old) {
    await remove('receipts', id);
  }
  await reload();
}

/** What a member of a community team may still take back is sent with the rest: who leaves does so no more. */
export async function releaseTeamVisits(): Promise<void> {
  for (const fact of facts.value) {
    if (fact.kind === 'team-visit' && fact.heldUntil !== undefined) {
      const { heldUntil: _released, ...free } = fact;
      await put('facts', fact.id, free);
    }
  }
  await flush();
}

/** Forget whom a community team saw; what waits to be sent stays, without names. */
export async function forgetTeamNames(): Promise<void> {
  for (const fact of facts.value) {
    if (fact.kind === 'team-visit' && fact.name !== undefined) {
      const { name: _whose, ...bare } = fact;
      await put('facts', fact.id, bare);
    }
  }
  await removeAll(
    'receipts',
    teamReceipts.value.map(({ id }) => id),
  );
  await reload();
}

/** Read what is kept, send what waits, and go on doing so while the app is open. */
export async function startQueue(): Promise<void> {
  await reload();
  globalThis.addEventListener('online', () => void flush());
  globalThis.addEventListener('focus', () => void flush());
  document.addEventListener('visibilitychange', () => void flush());
  setInterval(() => void (waiting.value.length > 0 && flush()), RETRY_MS);
  await flush();
}
