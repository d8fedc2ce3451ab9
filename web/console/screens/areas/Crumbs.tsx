import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type CrumbsProps = { readonly parentId: string | null; readonly onGo: (id: string | null) => void };

/** The way back up the tree. */
export function Crumbs({ parentId, onGo }: CrumbsProps) {
  const t = useTexts(texts);
  return (
    <nav className="row" aria-label={t('path')}>
      <Button variant="subtle" size="compact-sm" onClick={() => onGo(null)}>
        {t('top')}
      </Button>
      {parentId === null ? null : <Crumb id={parentId} onGo={onGo} />}
    </nav>
  );
}

function Crumb({ id, onGo }: { readonly id: string; readonly onGo: (id: string) => void }) {
  const { data } = useApi('GET /areas/{id}', { params: { id } });
  if (data === undefined) {
    return null;
  }
  return (
    <>
      {data.parentId === null ? null : <Crumb id={data.parentId} onGo={onGo} />}
      <span aria-hidden="true">›</span>
      <Button variant="subtle" size="compact-sm" onClick={() => onGo(id)}>
        {data.name}
      </Button>
    </>
  );
}
