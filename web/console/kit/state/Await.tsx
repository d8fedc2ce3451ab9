import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiError } from '../api.ts';
import { ReasonGate } from '../reason/ReasonGate.tsx';
import { needsReason } from '../reason/reasons.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { Loading } from './Loading.tsx';

type AwaitProps<T> = {
  readonly query: UseQueryResult<T, ApiError>;
  /** Person or case looked at: when the server asks why, the reason dialog opens for it. */
  readonly subject?: string;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
};

/** The states of one answer: loading, refused (with the reason dialog where one is asked), there. */
export function Await<T>({ query, subject, lines = 4, children }: AwaitProps<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error === null ? null : (
          <FailureNotice failure={query.error} retry={() => void query.refetch()} />
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error === null) {
    return <Loading lines={lines} />;
  }
  if (subject !== undefined && needsReason(query.error)) {
    return <ReasonGate subject={subject} onGiven={() => void query.refetch()} />;
  }
  return <FailureNotice failure={query.error} retry={() => void query.refetch()} />;
}
