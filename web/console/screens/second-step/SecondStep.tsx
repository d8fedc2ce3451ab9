import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SecondStepRule } from '../../../../contract/second-step.ts';
import { formatDate } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { texts } from './texts.ts';

/** Which roles must log in with an authenticator, and who lacks one. */
export function SecondStep() {
  const t = useTexts(texts);
  const name = useLabel();
  const rules = useApi('GET /second-step', {});
  const [changing, setChanging] = useState<SecondStepRule | null>(null);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /second-step')} name="second-step" />}
    >
      <Await query={rules}>
        {({ items, mayChange }) => (
          <>
            {mayChange ? null : <Notice>{t('notWhole')}</Notice>}
            <DataList
              label={t('title')}
              list={fixedList(items)}
              columns={[
                { id: 'role', title: t('role'), render: (row) => <strong>{name('role', row.role)}</strong> },
                {
                  id: 'state',
                  title: t('state'),
                  className: 'wrap',
                  render: ({ required, from, graceDays }) => (
                    <>
                      <Tag tone={required ? 'good' : 'plain'}>{t(required ? 'required' : 'optional')}</Tag>
                      {required && from !== null ? (
                        <span className="small block">
                          {t('sinceWith', { day: formatDate(from), n: graceDays })}
                        </span>
                      ) : null}
                    </>
                  ),
                },
                {
                  id: 'lacking',
                  title: t('lacking'),
                  render: ({ without, accounts }) => t('lackingOf', { without, accounts }),
                },
                {
                  id: 'by',
                  title: t('by'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {row.setBy ?? '–'}
                      {row.reason === null ? null : <span className="muted small block">{row.reason}</span>}
                    </>
                  ),
                },
                ...(mayChange
                  ? [
                      {
                        id: 'act',
                        title: t('acts'),
                        render: (row: SecondStepRule) => (
                          <Button variant="default" size="compact-sm" onClick={() => setChanging(row)}>
                            {t('change')}
                            <span className="hidden"> {name('role', row.role)}</span>
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
              rowKey={(row) => row.role}
              rowName={(row) => name('role', row.role)}
              empty={{ title: t('title') }}
            />
          </>
        )}
      </Await>
      {changing === null ? null : <RuleDialog rule={changing} onClose={() => setChanging(null)} />}
    </Page>
  );
}
