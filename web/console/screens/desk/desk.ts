import type { CallResult } from '../../kit/api.ts';
import { createSignal, type Signal } from '../../kit/signal.ts';
import type { EntryKind, Named, PresenceBody } from './entry.ts';
import { judge, judgeOne, plain, type Told } from './outcomes.ts';
import type { Shelf, Waiting } from './shelf.ts';

/** So many check-ins are listed. */
export const ROWS_SHOWN = 50;
/** The server takes up to 1,000 at once; of whole texts of citizen cards fewer fit one request. */
const BATCH = 500;

/** A check-in as the list shows it: nothing of the person but the last three characters typed. */
export type Row = Told & {
  readonly id: string;
  readonly at: string;
  readonly placeCode: string;
  readonly kind: EntryKind;
  readonly tail: string;
};

/** The calls that a desk makes. */
export type DeskCalls = {
  readonly one: (body: PresenceBody) => Promise<CallResult<'POST /presence'>>;
  readonly many: (items: readonly PresenceBody[]) => Promise<CallResult<'POST /presence/batch'>>;
  /** Is the officer still logged in? Anonymous check-ins by citizen card are refused like those of others' places. */
  readonly stillLoggedIn: () => Promise<boolean>;
};

export type Desk = {
  readonly rows: Signal<readonly Row[]>;
  /** How many wait for the server. */
  readonly waiting: Signal<number>;
  readonly sending: Signal<boolean>;
  /** How many the server has recorded since the page was opened, by code of the place. */
  readonly recorded: Signal<ReadonlyMap<string, number>>;
  /** Keeps one check-in and sends it; without an answer it stays kept. */
  readonly record: (named: Named, body: PresenceBody) => Promise<void>;
  /** Sends what waits once more. */
  readonly resend: () => Promise<void>;
  /** Looks again at what waits: another window may have sent it. */
  readonly refresh: () => void;
};

function rowOf({ id, kind, tail, body }: Waiting, told: Told): Row {
  return { id, kind, tail, at: body.at, placeCode: body.placeCode, ...told };
}

/** The check-ins of one account at this screen. */
export function createDesk(shelf: Shelf, calls: DeskCalls): Desk {
  const start = shelf.all();
  const newestFirst = start.toReversed().map((one) => rowOf(one, plain('waiting')));
  const rows = createSignal<readonly Row[]>(newestFirst.slice(0, ROWS_SHOWN));
  const waiting = createSignal(start.length);
  const sending = createSignal(false);
  const recorded = createSignal<ReadonlyMap<string, number>>(new Map());
  const onTheWay = new Set<string>();
  const left = () => shelf.all().filter(({ id }) => !onTheWay.has(id));
  const refresh = () => waiting.set(left().length);
  const show = (row: Row) => {
    const known = rows.get().some(({ id }) => id === row.id);
    rows.set(
      known
        ? rows.get().map((one) => (one.id === row.id ? row : one))
        : [row, ...rows.get()].slice(0, ROWS_SHOWN),
    );
    if (row.outcome === 'recorded') {
      const before = recorded.get().get(row.placeCode) ?? 0;
      recorded.set(new Map([...recorded.get(), [row.placeCode, before + 1]]));
    }
  };

  const record = async ({ kind, tail }: Named, body: PresenceBody) => {
    const one = { id: body.id, kind, tail, body };
    // Kept before it is sent: a page that is closed while the network hangs loses nothing.
    shelf.add(one);
    onTheWay.add(one.id);
    show(rowOf(one, plain('sending')));
    let told = judgeOne(await calls.one(body));
    if (told.reason === 'notYours' && !(await calls.stillLoggedIn())) {
      told = { ...plain('waiting'), code: 'request.session-required' };
    }
    onTheWay.delete(one.id);
    if (told.outcome !== 'waiting') {
      shelf.remove([one.id]);
    }
    refresh();
    show(rowOf(one, told));
  };

  const resend = async () => {
    const items = left().slice(0, BATCH);
    if (sending.get() || items.length === 0) {
      return;
    }
    sending.set(true);
    const result = await calls.many(items.map(({ body }) => body));
    if (result.ok) {
      const answered = items.flatMap((one, index) => {
        const answer = result.data.outcomes[index];
        const told = answer === undefined ? null : judge(answer.status, answer.code ?? null, null);
        return told === null || told.outcome === 'waiting' ? [] : [{ one, told }];
      });
      shelf.remove(answered.map(({ one }) => one.id));
      for (const { one, told } of answered) {
        show(rowOf(one, told));
      }
    }
    sending.set(false);
    refresh();
  };
  return { rows, waiting, sending, recorded, record, resend, refresh };
}
