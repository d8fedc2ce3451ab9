import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Opens the call of a case, or of the contact of it that `?person=` names, and goes there. */
export function OpenCall() {
  const t = useTexts(texts);
  const { id = '' } = useParams({ strict: false });
  const [url] = useUrlState();
  const person = url['person'];
  const start = useSend('POST /interviews', ['/interviews']);
  const [opened, setOpened] = useState<string | null>(null);
  const [request] = useState(() => newId());
  const begun = useRef(false);
  const open = async () => {
    const body = { id: request, caseId: id, ...(typeof person === 'string' ? { personId: person } : {}) };
    const answer = await start.send({ body });
    if (answer.ok) {
      setOpened(answer.data.id);
    }
  };
  useEffect(() => {
    if (!begun.current) {
      begun.current = true;
      void open();
    }
  });
  return opened === null ? (
    <Page title={t('title')}>
      <FailureNotice failure={start.failure} retry={() => void open()} />
      {start.failure === null ? (
        <>
          <p>{t('opening')}</p>
          <Loading lines={6} />
        </>
      ) : null}
    </Page>
  ) : (
    <Navigate to="/interviews/$id" params={{ id: opened }} replace />
  );
}
