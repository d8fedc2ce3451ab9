import type { Draft, Flat } from './answers.ts';
import {
  add,
  type CallState,
  decide,
  edit,
  freeze,
  giveUp,
  type Item,
  ready,
  refresh,
  type Sent,
  settle,
  stateOf,
} from './queue.ts';
import type { Vault } from './vault.ts';

/** What the keeper of calls needs from outside. */
export type CallDoors = {
  readonly send: (callId: string, item: Item) => Promise<Sent>;
  readonly read: (callId: string) => Promise<{ readonly version: number; readonly draft: Draft } | null>;
  readonly newId: () => string;
};

/** Keeps what officers write in calls until the server has it. */
export type Calls = {
  readonly get: (id: string) => CallState | undefined;
  /** Calls with something that waits. */
  readonly waiting: () => readonly (readonly [id: string, state: CallState])[];
  /** Takes in a call as just read from the server. */
  readonly open: (id: string, title: string, version: number, draft: Draft) => void;
  readonly edit: (id: string, changes: Flat) => void;
  readonly add: (id: string, item: Exclude<Item, { kind: 'answers' }>) => void;
  readonly decide: (id: string, mine: readonly string[]) => void;
  readonly giveUp: (id: string) => void;
  /** Sends what can be sent, each call in its order. */
  readonly sync: () => Promise<void>;
  /** Takes the vault over: what it kept is loaded, what was written meanwhile is kept in it. */
  readonly keepIn: (vault: Vault) => Promise<void>;
  /** Is what is written kept through a reload? */
  readonly durable: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with every change. */
  readonly revision: () => number;
};

/** A keeper without anything in it. */
export function createCalls(doors: CallDoors): Calls {
  const states = new Map<string, CallState>();
  const listeners = new Set<() => void>();
  const sending = new Map<string, Promise<void>>();
  let vault: Vault | null = null;
  let broken = false;
  let revision = 0;

  const put = async (id: string, next: CallState): Promise<void> => {
    states.set(id, next);
    revision += 1;
    for (const listener of listeners) {
      listener();
    }
    if (vault === null) {
      return;
    }
    if (next.items.length === 0) {
      vault.remove(id);
      return;
    }
    try {
      await vault.save(id, next);
      broken = false;
    } catch {
      broken = true;
    }
  };
  const change = (id: string, by: (state: CallState) => CallState): Promise<void> => {
    const state = states.get(id);
    return state === undefined ? Promise.resolve() : put(id, by(state));
  };

  const drain = async (id: string): Promise<void> => {
    for (;;) {
      const state = states.get(id);
      if (state?.stale === true) {
        const read = await doors.read(id);
        if (read === null) {
          return;
        }
        await change(id, (now) => refresh(now, read.version, read.draft));
        continue;
      }
      if (state === undefined || !ready(state)) {
        return;
      }
      // On disk before it is on the wire: a reload in between sends exactly the same again.
      await change(id, freeze);
      const head = states.get(id)?.items[0];
      if (head === undefined) {
        return;
      }
      const sent = await doors.send(id, head);
      await change(id, (now) => settle(now, head.id, sent));
      if (sent.kind === 'later') {
        return;
      }
    }
  };
  const drainOnce = (id: string): Promise<void> => {
    const running = sending.get(id);
    if (running !== undefined) {
      return running;
    }
    const run = drain(id).finally(() => sending.delete(id));
    sending.set(id, run);
    return run;
  };

  return {
    get: (id) => states.get(id),
    waiting: () => [...states].filter(([, state]) => state.items.length > 0),
    open: (id, title, version, draft) => {
      const before = states.get(id);
      void put(
        id,
        before === undefined ? stateOf(title, version, draft) : { ...refresh(before, version, draft), title },
      );
    },
    edit: (id, changes) => void change(id, (state) => edit(state, changes, doors.newId())),
    add: (id, item) => void change(id, (state) => add(state, item)),
    decide: (id, mine) => void change(id, (state) => decide(state, mine, doors.newId)),
    giveUp: (id) => void change(id, giveUp),
    sync: async () => {
      await Promise.all([...states.keys()].map(drainOnce));
    },
    keepIn: async (opened) => {
      for (const [id, kept] of await opened.all()) {
        const now = states.get(id);
        // Written before the vault was open: it comes after what the vault had.
        states.set(id, now === undefined ? kept : { ...kept, items: [...kept.items, ...now.items] });
      }
      vault = opened;
      for (const [id, state] of states) {
        await put(id, state);
      }
    },
    durable: () => vault !== null && !broken,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => revision,
  };
}
