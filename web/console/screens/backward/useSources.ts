import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ApiError, apiError, call, type DataOf } from '../../kit/api.ts';

export type Sources = DataOf<'POST /cases/{id}/trace-back'>;
export type Candidate = Sources['candidates'][number];
export type BackWindow = { readonly from: string; readonly to: string };

/** Who may have infected a case, in its exposure window or another one. */
export function useSources(caseId: string, window: BackWindow | null) {
  return useQuery<Sources, ApiError>({
    // Named below /cases, so that a changed case is looked at anew.
    queryKey: ['GET /cases/{id}/trace-back', caseId, window],
    queryFn: async ({ signal }) => {
      const result = await call('POST /cases/{id}/trace-back', {
        params: { id: caseId },
        body: window ?? {},
        signal,
      });
      if (!result.ok) {
        throw apiError(result);
      }
      return result.data;
    },
    placeholderData: keepPreviousData,
  });
}
