import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../i18n.ts';
import { FailureNotice } from '../state/FailureNotice.tsx';
import { Notice } from '../state/Notice.tsx';
import { useApi, useInvalidate, useSend } from '../useApi.ts';
import { takeBackReason } from './reasons.ts';
import { texts } from './texts.ts';

/** Says until when a record outside the own areas is open, and closes it sooner. Nothing where no reason was needed. */
export function OpenPass({ subject, onEnded }: { readonly subject: string; readonly onEnded: () => void }) {
  const t = useTexts(texts);
  const invalidate = useInvalidate();
  const own = useApi('GET /access-passes/own', {});
  const end = useSend('POST /access-passes/{id}/end', ['/access-passes']);
  const pass = own.data?.items.find((one) => one.subjectId === subject);
  const until = pass?.until;
  const forget = () => {
    takeBackReason(subject);
    invalidate(['/people', '/cases', '/presence', '/access-passes']);
    onEnded();
  };
  const over = useRef(forget);
  useEffect(() => {
    over.current = forget;
  });
  // A page that was left open asks again when the time is over: what it shows then is the question for a reason.
  useEffect(() => {
    if (until === undefined) {
      return;
    }
    const timer = setTimeout(() => over.current(), Math.max(0, Date.parse(until) - Date.now()) + 1_000);
    return () => clearTimeout(timer);
  }, [until]);
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
