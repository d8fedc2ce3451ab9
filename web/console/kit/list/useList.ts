import { useInfiniteQuery } from '@tanstack/react-query';
import { type ApiError, type ApiKey, type DataOf, type GetKey, type Input, read } from '../api.ts';
import { withReason } from '../useApi.ts';
import { useReason } from '../reason/reasons.ts';
import { type LoadedPages, wholeList } from './wholeList.ts';

type PageOf = {
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly total: number | null;
};
/** Endpoints that answer pages. */
export type ListKey = {
  [K in GetKey]: DataOf<K> extends PageOf ? K : never;
}[GetKey];
/** One row of a list. */
export type RowOf<K extends ApiKey> = DataOf<K> extends { items: readonly (infer Row)[] } ? Row : never;

/** A list as far as it is loaded. */
export type List<Row> = {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly loading: boolean;
  readonly failure: ApiError | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
  /** Loads the rest of the list, as far as one deed may reach, and answers all rows. */
  readonly whole: () => Promise<readonly Row[]>;
  /** The first page as the server sent it, for what stands beside the rows ("as of"). */
  readonly first: unknown;
};

type ListOptions = { readonly enabled?: boolean; readonly everyMs?: number; readonly subject?: string };

/** Read a list page by page with its cursor. */
export function useList<K extends ListKey>(
  key: K,
  input: Input<K>,
  options: ListOptions = {},
): List<RowOf<K>> {
  useReason(options.subject);
  const query = useInfiniteQuery<PageOf, ApiError, { pages: PageOf[] }, unknown[], string | null>({
    queryKey: [key, input, 'pages'],
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      const given = withReason(input as { query?: object }, options.subject) as { query?: object };
      const pageQuery = pageParam === null ? given.query : { ...given.query, cursor: pageParam };
      return (await read(key, { ...given, query: pageQuery, signal })) as PageOf;
    },
    getNextPageParam: (page) => page.next,
    enabled: options.enabled ?? true,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
  const pages = query.data?.pages ?? [];
  const loaded = (data: typeof query.data, hasMore: boolean): LoadedPages<RowOf<K>> => ({
    rows: (data?.pages ?? []).flatMap((page) => page.items) as RowOf<K>[],
    hasMore,
  });
  return {
    rows: pages.flatMap((page) => page.items) as RowOf<K>[],
    total: pages[0]?.total ?? null,
    loading: query.isPending && query.fetchStatus !== 'idle',
    failure: query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
    whole: async () =>
      await wholeList(loaded(query.data, query.hasNextPage), async () => {
        const next = await query.fetchNextPage();
        return loaded(next.data, next.hasNextPage && !next.isError);
      }),
    first: pages[0],
  };
}
