import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { OpenPass } from '../../kit/reason/OpenPass.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import type { CaseRecord } from './draft.ts';
import { texts } from './texts.ts';

type CaseFrameProps = { readonly id: string; readonly children: (record: CaseRecord) => ReactNode };

/** Heading and tabs of a case, the same over its record, its contacts and its graph. */
export function CaseFrame({ id, children }: CaseFrameProps) {
  const t = useTexts(texts);
  const query = useApi('GET /cases/{id}', { params: { id } }, { subject: id });
  const record = query.data;
  const lead =
    record === undefined ? null : (
      <span className="row">
        {record.person.fullName} · {record.areaName ?? '–'}
        <StatusTag kind="caseClassification" code={record.classification} />
      </span>
    );
  return (
    <Page title={record === undefined ? t('title') : `${t('title')} ${record.label}`} lead={lead}>
      <nav className="tabs" aria-label={t('tabs')}>
        <Link to="/cases/$id" params={{ id }} activeOptions={{ exact: true, includeSearch: false }}>
          {t('tabRecord')}
        </Link>
        <Link to="/cases/$id/contacts" params={{ id }} activeOptions={{ includeSearch: false }}>
          {t('tabContacts', { n: record === undefined ? '…' : formatNumber(record.contactCount) })}
        </Link>
        <Link to="/cases/$id/source" params={{ id }} activeOptions={{ includeSearch: false }}>
          {t('tabSource')}
        </Link>
        <Link to="/cases/$id/chain" params={{ id }} activeOptions={{ includeSearch: false }}>
          {t('tabChain')}
        </Link>
      </nav>
      <Await query={query} subject={id}>
        {(opened) => (
          <>
            <OpenPass subject={id} onEnded={() => void query.refetch()} />
            {children(opened)}
          </>
        )}
      </Await>
    </Page>
  );
}
