import { Link, useNavigate } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import type { PersonRecord } from './draft.ts';
import { texts } from './texts.ts';
import { usePersonCases } from './usePersonCases.ts';

/** Cases of this person. */
export function PersonCases({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const mayOpen = useRight('case.write');
  const list = usePersonCases(person);
  const intake = (
    <Link to="/cases/new" search={{ person: person.id }}>
      {t('openCase')}
    </Link>
  );
  return (
    <Panel title={t('cases')} actions={mayOpen ? intake : null}>
      <DataList
        label={t('cases')}
        list={list}
        columns={[
          { id: 'label', title: t('caseLabel'), render: (row) => <strong>{row.label}</strong> },
          {
            id: 'classification',
            title: t('classification'),
            render: (row) => <StatusTag kind="caseClassification" code={row.classification} />,
          },
          { id: 'reportDate', title: t('reportDate'), render: (row) => showDate(row.reportDate) },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.label}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        empty={{ title: t('noCases') }}
      />
    </Panel>
  );
}
