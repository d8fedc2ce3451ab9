import { Link } from '@tanstack/react-router';
import { formatDate } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSession } from '../session/session.ts';
import { texts } from './texts.ts';

/** Says in good time that log-ins will need an authenticator. */
export function SecondStepNotice() {
  const t = useTexts(texts);
  const { secondStep } = useSession();
  return secondStep === null ? null : (
    <Notice tone="warning" actions={<Link to="/account">{t('secondStepNow')}</Link>}>
      {t('secondStepDue', { day: formatDate(secondStep.dueOn) })}
    </Notice>
  );
}
