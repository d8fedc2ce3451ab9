import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { Wait } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';
import { useLiveChanges } from './useLiveChanges.ts';

/** On the officer's day: that level changes wait. Nothing where none does. */
export function Waiting() {
  const t = useTexts(texts);
  useLiveChanges();
  const query = useApi('GET /level-changes', { query: { status: 'OPEN', limit: 1 } });
  const total = query.data?.total ?? 0;
  if (total === 0) {
    return null;
  }
  return (
    <Wait tone="warning">
      <Link to="/level-changes" search={{ status: 'OPEN' }}>
        {t('waiting', { n: formatNumber(total) })}
      </Link>
    </Wait>
  );
}
