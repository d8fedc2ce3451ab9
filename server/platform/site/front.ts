import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock/clock.ts';
import { type Prepared, sendPrepared } from './prepared.ts';

/**
 * Answers that stand before the framework: a page that thousands look at is made once and sent from memory, by its
 * address alone. What is kept here must be the same for everybody: it is sent without looking at cookies.
 */
export type Front = {
  /** Answers the request if its page is kept and fresh; false: the framework's turn. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Keeps an answer for an address (path and query as sent) for so many milliseconds. */
  readonly keep: (address: string, prepared: Prepared, forMs: number) => void;
  /** How many requests it has answered. */
  readonly answered: () => number;
};

/** Addresses kept at most: anybody can make up queries. */
const MOST = 2_000;

/** @param headers those of every answer of the server. */
export function createFront(clock: Clock, headers: Readonly<Record<string, string>>): Front {
  const kept = new Map<string, { readonly prepared: Prepared; readonly until: number }>();
  let answered = 0;
  return {
    answer: (request, response) => {
      const entry = request.method === 'GET' ? kept.get(request.url!) : undefined;
      if (entry === undefined || entry.until <= clock.now()) {
        return false;
      }
      answered += 1;
      sendPrepared(request, response, entry.prepared, headers);
      return true;
    },
    keep: (address, prepared, forMs) => {
      if (kept.size >= MOST) {
        kept.clear();
      }
      kept.set(address, { prepared, until: clock.now() + forMs });
    },
    answered: () => answered,
  };
}
