import type { Readable } from 'node:stream';
import type { ServerResponse } from 'node:http';
import type { Body, Endpoint, Params, Query, Reply } from '../../../contract/kit.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import type { Scope } from '../access/scope.ts';
import type { Session } from '../access/sessions.ts';
import type { Outcome } from '../outcomes/outcome.ts';

/** A request as a handler sees it: checked against the contract, with the scope of who sent it. */
export type HandlerRequest<E extends Endpoint> = {
  readonly scope: Scope;
  readonly session: Session | null;
  readonly params: Params<E>;
  readonly query: Query<E>;
  readonly body: Body<E>;
  /** What the caller wants where an endpoint can answer both: rows as JSON or as an export (`csvAnswer`: CSV or XLSX). */
  readonly wants: 'json' | 'csv';
  /** Address of the caller, for rate limits and log-in protection only; never stored with a person. */
  readonly address: string;
  readonly lastEventId: string | undefined;
  /** What the browser says of itself; kept as a few words at most. */
  readonly agent: string;
  /** A log-in elsewhere that is under way (see CookieEffect); undefined: none. */
  readonly flow: string | undefined;
};

/** A file as an answer: its bytes, or rows that are written as the caller asks. */
export type FileAnswer = { readonly ok: true; readonly file: ReadyFile | TableFile };

export type ReadyFile = {
  readonly type: string;
  readonly name: string;
  readonly body: Buffer | string | Readable;
  readonly inline?: boolean;
};

export type TableFile = {
  /** Without an ending. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly CsvValue[]>;
};

/** The handler takes over the socket (event streams). */
export type StreamAnswer = {
  readonly ok: true;
  readonly stream: (response: ServerResponse) => Promise<void>;
};

/**
 * Sets or clears cookies beside a JSON answer: that of the session, and that of a log-in elsewhere which is under way.
 * The latter comes back with the redirect from there (SameSite=Lax), the former never does.
 */
export type CookieEffect = {
  readonly cookie?: { token: string; expiresAt: number } | 'clear';
  readonly flow?: { readonly value: string; readonly expiresAt: number } | 'clear';
};

/** Sends the browser on, to an address that the handler vouches for. */
export type RedirectAnswer = { readonly ok: true; readonly redirect: string } & CookieEffect;

export type Handler<E extends Endpoint> = (
  request: HandlerRequest<E>,
) => Promise<(Outcome<Reply<E>> & CookieEffect) | FileAnswer | StreamAnswer | RedirectAnswer>;
