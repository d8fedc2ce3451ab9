import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

/** Permanent banner of every dataset that is not the live one. */
export function SimulatedBanner({ dataset }: { readonly dataset: string }) {
  const t = useTexts(texts);
  if (dataset === 'live') {
    return null;
  }
  const study = dataset.startsWith('study:') ? dataset.slice('study:'.length) : null;
  return (
    <aside className="banner" aria-label={t('dataset')}>
      <strong>{t(study === null ? 'simulated' : 'study')}</strong>{' '}
      {study === null ? t('simulatedMore') : t('studyMore', { name: study })}
    </aside>
  );
}
