import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../i18n.ts';
import { FailureNotice } from '../state/FailureNotice.tsx';
import { Notice } from '../state/Notice.tsx';
import { useApi, useInvalidate, useSend } from '../useApi.ts';
import { hasGivenReason, takeBackReason } from './reasons.ts';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** Says until when a record outside the own areas is open, and closes it sooner. Nothing where no reason was needed. */
export function OpenPass({ subject, onEnded }: { readonly subject: string; readonly onEnded: () => void }) {
  const t = useTexts(texts);
  const invalidate = useInvalidate();
  const own = useApi('GET /access-passes/own', {}, { everyMs: REFRESH_MS });
  // The reason that opened this record may be newer than what the cache knows.
  useEffect(() => invalidate(['/access-passes']), [invalidate]);
  const end = useSend('POST /access-passes/{id}/end', ['/access-passes']);
  const pass = own.data?.items.find((one) => one.subjectId === subject);
  const forget = () => {
    takeBackReason(subject);
    invalidate(['/people', '/cases', '/presence', '/access-passes']);
    onEnded();
  };
  const over = useRef(forget);
  useEffect(() => {
    over.current = forget;
  });
  // By the server's clock: a page that was left open asks for a reason again when the time is over, also where the network
  // was gone all the while and the pass was never seen.
  const isOpen = pass !== undefined;
  const wasOpen = useRef(false);
  const { isFetchedAfterMount } = own;
  useEffect(() => {
    if (!isOpen && (wasOpen.current || (isFetchedAfterMount && hasGivenReason(subject)))) {
      over.current();
    }
    wasOpen.current = isOpen;
  }, [isOpen, isFetchedAfterMount, subject]);
  // Asked at the end itself: at once where the answer that says until when came after it. A clock that runs ahead asks once
  // too early, and goes on asking each minute.
  const until = pass?.until;
  useEffect(() => {
    if (until === undefined) {
      return;
    }
    const left = Math.max(0, Date.parse(until) - Date.now());
    const timer = setTimeout(() => invalidate(['/access-passes']), left);
    return () => clearTimeout(timer);
  }, [until, invalidate]);
  const close = async (id: string) => {
    if ((await end.send({ params: { id } })).ok) {
      forget();
    }
  };
  if (pass === undefined) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      actions={
        <Button variant="default" size="compact-md" loading={end.busy} onClick={() => void close(pass.id)}>
          {t('end')}
        </Button>
      }
    >
      {t('openUntil', { time: formatInstant(pass.until), reason: pass.reason })}
      <FailureNotice failure={end.failure} />
    </Notice>
  );
}
