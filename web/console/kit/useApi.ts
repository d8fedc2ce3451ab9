import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import {
  type ApiError,
  type ApiKey,
  type CallOptions,
  type CallResult,
  type DataOf,
  type GetKey,
  type Input,
  apiError,
  call,
  read,
} from './api.ts';
import { needsReason, noteOpened, reasonFor, useReason } from './reason/reasons.ts';

type ReadOptions<T> = {
  readonly enabled?: boolean;
  /** Ask again every so many milliseconds while the page is visible; by the last answer where it is a function. */
  readonly everyMs?: number | ((data: T | undefined) => number | false);
  /** Show the former answer while one for other parameters is under way. */
  readonly keep?: boolean;
  /** Id of the person or case looked at: the reason given for it is sent along. */
  readonly subject?: string;
};

/** Add the reason that the officer gave for looking at `subject`. */
export function withReason(input: { readonly query?: object }, subject: string | undefined): object {
  const reason = subject === undefined ? undefined : reasonFor(subject);
  return reason === undefined ? input : { ...input, query: { ...input.query, reason } };
}

/** Read an endpoint through the query cache. */
export function useApi<K extends GetKey>(
  key: K,
  input: Input<K>,
  options: ReadOptions<DataOf<K>> = {},
): UseQueryResult<DataOf<K>, ApiError> {
  useReason(options.subject);
  const { everyMs } = options;
  const result = useQuery<DataOf<K>, ApiError>({
    queryKey: [key, input],
    queryFn: async ({ signal }) => {
      const { subject } = options;
      const given = subject !== undefined && reasonFor(subject) !== undefined;
      const data = await read(key, { ...withReason(input as { query?: object }, subject), signal });
      if (given) {
        noteOpened(subject);
      }
      return data;
    },
    enabled: options.enabled ?? true,
    ...(everyMs === undefined
      ? {}
      : {
          refetchInterval: typeof everyMs === 'function' ? ({ state }) => everyMs(state.data) : everyMs,
        }),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
  // The cache keeps what was read; a record whose reason is over must not stay on the screen.
  const isClosed = options.subject !== undefined && result.error !== null && needsReason(result.error);
  return isClosed ? ({ ...result, data: undefined } as typeof result) : result;
}

/** Ask again for everything below these paths: `['/cases', '/orders']`. */
export function useInvalidate(): (paths: readonly string[]) => void {
  const cache = useQueryClient();
  return useCallback(
    (paths) => {
      void cache.invalidateQueries({
        predicate: ({ queryKey }) => paths.some((path) => String(queryKey[0]).startsWith(`GET ${path}`)),
      });
    },
    [cache],
  );
}

export type Sender<K extends ApiKey> = {
  readonly send: (options: CallOptions<K>) => Promise<CallResult<K>>;
  readonly busy: boolean;
  readonly failure: ApiError | null;
  readonly clear: () => void;
};

/**
 * Write to an endpoint. The outcome is the answer of `send`; the last failure stays for the screen to show.
 * @param changes paths whose cached answers are out of date after a success.
 */
export function useSend<K extends ApiKey>(key: K, changes: readonly string[] = []): Sender<K> {
  const invalidate = useInvalidate();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const send = async (options: CallOptions<K>): Promise<CallResult<K>> => {
    setBusy(true);
    const result = await call(key, options);
    setBusy(false);
    setFailure(result.ok ? null : apiError(result));
    if (result.ok) {
      invalidate(changes);
    }
    return result;
  };
  return { send, busy, failure, clear: () => setFailure(null) };
}
