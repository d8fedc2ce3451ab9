import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { type NewPerson, PersonCreate } from '../person/PersonCreate.tsx';
import { texts } from './texts.ts';

/** Adds a person; possible duplicates are shown and never block. */
export function PersonNew() {
  const t = useTexts(texts);
  const [url] = useUrlState();
  const [added, setAdded] = useState<NewPerson | null>(null);
  return (
    <Page title={t('newTitle')}>
      {added === null ? (
        <PersonCreate name={url['name'] ?? ''} onCreated={setAdded} />
      ) : (
        <Notice tone="good" title={t('created', { name: added.name })}>
          <Link to="/people/$id" params={{ id: added.id }}>
            {t('openPerson')}
          </Link>
          {added.duplicates.length === 0 ? null : <p>{t('duplicates', { n: added.duplicates.length })}</p>}
          {added.duplicates.map(({ id, score }) => (
            <Link key={id} to="/people/$id" params={{ id }}>
              {t('openDuplicate', { score: formatPercent(score) })}
            </Link>
          ))}
        </Notice>
      )}
    </Page>
  );
}
