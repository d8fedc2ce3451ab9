import { useEffect } from 'react';
import { formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useInvalidate } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const ASK_EVERY_MS = 1_500;

/** A tracing that the server does in the background; the grid is read again when it is done. */
export function TraceJob({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const invalidate = useInvalidate();
  const job = useApi('GET /jobs/{id}', { params: { id } }, { everyMs: ASK_EVERY_MS });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') {
      invalidate(['/cases', '/contacts']);
    }
  }, [state, invalidate]);
  if (job.data === undefined) {
    return <FailureNotice failure={job.error} />;
  }
  if (state === 'failed') {
    return (
      <Notice tone="bad" alert>
        {t('failed', { error: job.data.error ?? '' })}
      </Notice>
    );
  }
  return state === 'done' ? null : (
    <Notice>{t('running', { percent: formatPercent(job.data.progress) })}</Notice>
  );
}
