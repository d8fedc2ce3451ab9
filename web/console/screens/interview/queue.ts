import type { LabelCode } from '../../../../contract/labels.ts';
import { type Flat, flatten, overlay, same, type Draft } from './answers.ts';

/** Something that the server has not confirmed. An item keeps its id however often it is sent. */
export type Item =
  | {
      readonly kind: 'answers';
      readonly id: string;
      readonly changes: Flat;
      /** Version it was first sent with; null before. From then on the item never changes. */
      readonly version: number | null;
    }
  | {
      readonly kind: 'attempt';
      readonly id: string;
      readonly body: {
        readonly at: string;
        readonly result: LabelCode<'attemptResult'>;
        readonly callBackAt?: string;
      };
    }
  | { readonly kind: 'finish'; readonly id: string; readonly body: { readonly at: string } };

/** Answers that two people wrote: `theirs` is on the server. */
export type Conflict = { readonly keys: readonly string[]; readonly theirs: Flat };
export type Refused = {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
  readonly fields?: { readonly [name: string]: string };
};

/** One call on this device. */
export type CallState = {
  /** Whom it is about, for the list of what waits. */
  readonly title: string;
  readonly version: number;
  /** The answers as the server had them when they were last seen. */
  readonly base: Flat;
  readonly items: readonly Item[];
  readonly conflict: Conflict | null;
  /** Why the first item was refused; nothing after it is sent until somebody decides. */
  readonly refused: Refused | null;
  /** Somebody else saved in between: the answers must be read again before more is sent. */
  readonly stale: boolean;
};

/** What came of sending: `later` means that nobody knows, so the same is sent again. */
export type Sent =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'later' }
  | {
      readonly kind: 'conflict';
      readonly keys: readonly string[];
      readonly version: number;
      readonly draft: Draft;
    }
  | { readonly kind: 'refused'; readonly why: Refused };

/** A call as it was just read. */
export function stateOf(title: string, version: number, draft: Draft): CallState {
  return { title, version, base: flatten(draft), items: [], conflict: null, refused: null, stale: false };
}

/** The answers as the officer sees them: what the server had, with everything that waits on top. */
export function shownAnswers(state: CallState): Flat {
  const flat = state.items.reduce(
    (all, item) => (item.kind === 'answers' ? { ...all, ...item.changes } : all),
    state.base,
  );
  return overlay(flat, {});
}

/** Writes answers down. They join the last item while it was never sent; a sent item stays as it is. */
export function edit(state: CallState, changes: Flat, id: string): CallState {
  const last = state.items.at(-1);
  if (last?.kind === 'answers' && last.version === null) {
    const joined = { ...last, changes: { ...last.changes, ...changes } };
    return { ...state, items: [...state.items.slice(0, -1), joined] };
  }
  return { ...state, items: [...state.items, { kind: 'answers', id, changes, version: null }] };
}

/** Adds an attempt or the end of the call behind the answers that were written before. */
export function add(state: CallState, item: Exclude<Item, { kind: 'answers' }>): CallState {
  return { ...state, items: [...state.items, item] };
}

/** May the first item be sent? A conflict, a refusal or strange answers come first. */
export function ready(state: CallState): boolean {
  return state.items.length > 0 && state.conflict === null && state.refused === null && !state.stale;
}

/** Fixes what the first item says, from the moment it is first sent. */
export function freeze(state: CallState): CallState {
  const [head, ...rest] = state.items;
  return head?.kind === 'answers' && head.version === null
    ? { ...state, items: [{ ...head, version: state.version }, ...rest] }
    : state;
}

/** Takes in what came of sending an item. An answer to an item that is gone already changes nothing. */
export function settle(state: CallState, id: string, sent: Sent): CallState {
  const [head, ...rest] = state.items;
  if (head === undefined || head.id !== id || sent.kind === 'later') {
    return state;
  }
  if (sent.kind === 'refused') {
    return { ...state, refused: sent.why };
  }
  if (sent.kind === 'conflict') {
    const theirs = flatten(sent.draft);
    return { ...state, version: sent.version, base: theirs, conflict: { keys: sent.keys, theirs } };
  }
  if (head.kind !== 'answers') {
    return { ...state, items: rest };
  }
  // More than our own save lies between: somebody else wrote, and we have not seen what.
  const stale = sent.version > (head.version ?? sent.version) + 1;
  return {
    ...state,
    items: rest,
    base: overlay(state.base, head.changes),
    version: stale ? state.version : Math.max(state.version, sent.version),
    stale: state.stale || stale,
  };
}

/**
 * Takes in the answers as just read. Where somebody else changed what also waits here, both are kept and a person
 * decides; anything else is simply newer. While an item is under way that may have arrived or not, nothing is taken
 * in: the server itself says whether it meets something.
 */
export function refresh(state: CallState, version: number, draft: Draft): CallState {
  const [head] = state.items;
  const underWay = head?.kind === 'answers' && head.version !== null;
  if (version < state.version || underWay) {
    return state;
  }
  const theirs = flatten(draft);
  const waiting = state.items.flatMap((item) =>
    item.kind === 'answers' ? Object.entries(item.changes) : [],
  );
  const meeting = waiting.filter(
    ([key, mine]) => !same(state.base[key], theirs[key]) && !same(mine, theirs[key]),
  );
  const keys = [...new Set(meeting.map(([key]) => key))];
  return {
    ...state,
    version,
    base: theirs,
    stale: false,
    conflict: keys.length > 0 ? { keys, theirs } : state.conflict,
  };
}

/** Ends a conflict: my answers stay for `mine`, theirs for the rest. What was refused is sent anew under new ids. */
export function decide(state: CallState, mine: readonly string[], newId: () => string): CallState {
  const { conflict } = state;
  if (conflict === null) {
    return state;
  }
  const given = new Set(conflict.keys.filter((key) => !mine.includes(key)));
  const items = state.items.flatMap((item): Item[] => {
    if (item.kind !== 'answers') {
      return [item];
    }
    const changes = Object.fromEntries(Object.entries(item.changes).filter(([key]) => !given.has(key)));
    return Object.keys(changes).length === 0
      ? []
      : [{ kind: 'answers', id: newId(), changes, version: null }];
  });
  return { ...state, items, conflict: null };
}

/** Gives up the refused item; what was written after it is sent. */
export function giveUp(state: CallState): CallState {
  return state.refused === null ? state : { ...state, items: state.items.slice(1), refused: null };
}
