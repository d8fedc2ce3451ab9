import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BodyOf } from '../../../shared/client.ts';
import { type ApiError, apiError, call, type DataOf } from '../../kit/api.ts';
import { useDebounced } from '../../kit/useDebounced.ts';

type Checked = DataOf<'POST /order-templates/checks'>;
export type Fault = Checked['faults'][number];

/** What the server finds wrong with a wording as it is typed, and how it reads. */
export type Checks = {
  readonly data: Checked | undefined;
  readonly failure: ApiError | null;
  /** What is shown belongs to an earlier text. */
  readonly behind: boolean;
  readonly again: () => void;
};

/** Has a wording checked a moment after the last key; the former answer stays meanwhile. */
export function useChecks(body: BodyOf<'POST /order-templates/checks'>): Checks {
  const typed = JSON.stringify(body);
  const settled = useDebounced(typed, 400);
  const query = useQuery<Checked, ApiError>({
    queryKey: ['POST /order-templates/checks', settled],
    queryFn: async ({ signal }) => {
      const result = await call('POST /order-templates/checks', { body: JSON.parse(settled), signal });
      if (!result.ok) {
        throw apiError(result);
      }
      return result.data;
    },
    placeholderData: keepPreviousData,
  });
  return {
    data: query.data,
    failure: query.error,
    behind: typed !== settled || query.isFetching,
    again: () => void query.refetch(),
  };
}
