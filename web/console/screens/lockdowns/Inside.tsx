import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { apiError, call } from '../../kit/api.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

type Body = BodyOf<'POST /lockdowns/preview'>;
type InsideProps = { readonly shape: Body['shape'] | null; readonly sources: Body['sources'] };

/** Who would be inside, asked of the server while the officer types; nothing is stored. */
export function Inside({ shape, sources }: InsideProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const asked = useDebounced(shape === null ? '' : JSON.stringify({ shape, sources }));
  const found = useQuery({
    queryKey: ['POST /lockdowns/preview', asked],
    enabled: asked !== '',
    queryFn: async () => await call('POST /lockdowns/preview', { body: JSON.parse(asked) as Body }),
  });
  if (asked === '') {
    return null;
  }
  if (found.data === undefined) {
    return <p className="muted">{t('checking')}</p>;
  }
  if (!found.data.ok) {
    return <FailureNotice failure={apiError(found.data)} retry={() => void found.refetch()} />;
  }
  const { people, households, km2, warnings, tooMany } = found.data.data;
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning.code} tone="warning">
          {lang === 'vi' ? warning.message : warning.messageEn}
        </Notice>
      ))}
      {tooMany ? <Notice tone="bad">{t('tooMany')}</Notice> : null}
      <p aria-live="polite">
        <strong>
          {people === 0
            ? t('insideNone')
            : t('inside', { households: formatNumber(households), people: formatNumber(people) })}
        </strong>
        {km2 === null ? '' : ` · ${t('km2', { n: formatNumber(Math.round(km2 * 100) / 100) })}`}
      </p>
    </>
  );
}
