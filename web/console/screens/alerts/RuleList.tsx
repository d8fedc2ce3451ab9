import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { texts } from './texts.ts';

type Rule = DataOf<'GET /command/alert-rules'>['items'][number];

/** The rules, those in force first; a change makes a new version. */
export function RuleList() {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const manages = useRight('command.manage');
  const [editing, setEditing] = useState<Rule | 'new' | null>(null);
  const [ending, setEnding] = useState<Rule | null>(null);
  const [saved, setSaved] = useState(false);
  const rules = useApi('GET /command/alert-rules', {});
  return (
    <>
      <p className="muted">{t('rulesLead')}</p>
      {saved ? <Notice tone="good">{t('saved')}</Notice> : null}
      <div className="row">
        {manages ? <Button onClick={() => setEditing('new')}>{t('newRule')}</Button> : null}
        <ExportList url={fileUrl('GET /command/alert-rules')} name="alert-rules" />
      </div>
      <Await query={rules}>
        {({ items }) => (
          <DataList
            label={t('rulesLabel')}
            list={fixedList(items)}
            columns={[
              {
                id: 'rule',
                title: t('rule'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <strong>{row.document[lang]}</strong>
                    <span className="muted small block">
                      {row.metric[lang]} · {name('alertReach', row.document.per)}
                    </span>
                    {row.document.certainty === 'unverified' ? (
                      <Tag tone="warning">{t('unverified')}</Tag>
                    ) : null}
                  </>
                ),
              },
              { id: 'kind', title: t('kind'), render: (row) => name('alertKind', row.document.kind) },
              {
                id: 'limits',
                title: t('limits'),
                render: (row) => `${formatNumber(row.document.raise)} / ${formatNumber(row.document.clear)}`,
              },
              {
                id: 'severity',
                title: t('severity'),
                render: (row) => name('alertSeverity', row.document.severity),
              },
              {
                id: 'state',
                title: t('state'),
                render: (row) => (
                  <>
                    {row.inForce ? (
                      <Tag tone="good">{t('inForce')}</Tag>
                    ) : (
                      <Tag tone="muted">{t('ended', { at: showInstant(row.activeTo) })}</Tag>
                    )}
                    <span className="muted small block">
                      {t('since', { at: showInstant(row.activeFrom), by: row.author })}
                    </span>
                  </>
                ),
              },
              ...(manages
                ? [
                    {
                      id: 'acts',
                      title: t('what'),
                      render: (row: Rule) =>
                        row.inForce ? (
                          <span className="row">
                            <Button variant="default" size="compact-sm" onClick={() => setEditing(row)}>
                              {t('editRule')}
                              <span className="hidden"> {row.document[lang]}</span>
                            </Button>
                            <Button variant="default" size="compact-sm" onClick={() => setEnding(row)}>
                              {t('endRule')}
                              <span className="hidden"> {row.document[lang]}</span>
                            </Button>
                          </span>
                        ) : null,
                    },
                  ]
                : []),
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.document[lang]}
            empty={{ title: t('ruleNone') }}
          />
        )}
      </Await>
      {editing === null ? null : (
        <RuleDialog
          former={editing === 'new' ? null : editing.document}
          onClose={(done) => {
            setEditing(null);
            setSaved(done);
          }}
        />
      )}
      {ending === null ? null : <EndRule rule={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndRule({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const end = useSend('POST /command/alert-rules/{id}/end', ['/command/alert-rules']);
  return (
    <ReasonDialog
      title={t('endTitle', { name: rule.document[lang] })}
      submit={t('endRule')}
      busy={end.busy}
      failure={end.failure}
      onSend={async (reason = '') => {
        if ((await end.send({ params: { id: rule.id }, body: { reason } })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    />
  );
}
