import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionLost } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSignal } from '../../kit/signal.ts';
import { useInvalidate } from '../../kit/useApi.ts';
import { LoginForm } from '../login/LoginForm.tsx';
import { texts } from '../login/texts.ts';
import { sessionQuery } from '../session/session.ts';

/** Log-in over the page when the session ends in the middle of work: the page behind keeps what was typed. */
export function LogInAgain() {
  const t = useTexts(texts);
  const lost = useSignal(sessionLost);
  const invalidate = useInvalidate();
  const { refetch } = useQuery(sessionQuery);
  const [answered, setAnswered] = useState(lost);
  const [account, setAccount] = useState({ login: '', password: '' });
  const done = async () => {
    await refetch();
    setAccount({ login: '', password: '' });
    setAnswered(sessionLost.get());
    invalidate(['/']);
  };
  return (
    <Modal opened={lost > answered} onClose={() => {}} withCloseButton={false} title={t('again')}>
      <div className="stack">
        <p>{t('againLead')}</p>
        <LoginForm
          {...account}
          onChange={(login, password) => setAccount({ login, password })}
          onDone={() => void done()}
        />
      </div>
    </Modal>
  );
}
