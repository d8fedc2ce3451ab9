import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { changeText } from './moves.ts';
import { texts } from './texts.ts';
import { useLiveChanges } from './useLiveChanges.ts';

/** On the officer's day: that level changes wait, with the newest one in words. Nothing where none does. */
export function Waiting() {
  const t = useTexts(texts);
  useLiveChanges();
  const query = useApi('GET /level-changes', { query: { status: 'OPEN', limit: 1 } });
  const [newest] = query.data?.items ?? [];
  const total = query.data?.total ?? 0;
  if (newest === undefined || total === 0) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      title={t('waiting', { n: formatNumber(total) })}
      actions={
        <Link to="/level-changes" search={{ status: 'OPEN' }}>
          {t('see')}
        </Link>
      }
    >
      {newest.caseLabel}: {changeText(newest, t)}
    </Notice>
  );
}
