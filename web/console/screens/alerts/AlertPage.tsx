import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { CallTree } from './CallTree.tsx';
import { findingText } from './findingText.ts';
import { texts } from './texts.ts';
import type { AlertDetail } from './types.ts';

const CHANGES = ['/command/alerts'] as const;
const EVERY_MS = 10_000;

/** One alert: what the rule saw, whom to call, what was done. */
export function AlertPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts(texts);
  const lang = useLanguage();
  const query = useApi('GET /command/alerts/{id}', { params: { id } }, { everyMs: EVERY_MS });
  return (
    <Page
      title={query.data === undefined ? t('title') : query.data[lang]}
      lead={query.data?.areaName}
      actions={query.data === undefined ? undefined : <Steps alert={query.data} />}
    >
      <Await query={query} lines={8}>
        {(alert) => <Content alert={alert} />}
      </Await>
    </Page>
  );
}

function Steps({ alert }: { readonly alert: AlertDetail }) {
  const t = useTexts(texts);
  const [dialog, setDialog] = useState<'assign' | 'close' | null>(null);
  const take = useSend('POST /command/alerts/{id}/acknowledgement', CHANGES);
  const close = useSend('POST /command/alerts/{id}/closing', CHANGES);
  const { id, version, state } = alert;
  const leave = () => setDialog(null);
  return (
    <>
      {state === 'RAISED' ? (
        <Button loading={take.busy} onClick={() => void take.send({ params: { id }, body: { version } })}>
          {t('acknowledge')}
        </Button>
      ) : null}
      {state === 'CLOSED' ? null : (
        <Button variant="default" onClick={() => setDialog('assign')}>
          {t('assign')}
        </Button>
      )}
      {state === 'ACKNOWLEDGED' || state === 'ASSIGNED' ? (
        <Button variant="default" onClick={() => setDialog('close')}>
          {t('close')}
        </Button>
      ) : null}
      <FailureNotice failure={take.failure} />
      {dialog === 'assign' ? <AssignDialog alert={alert} onClose={leave} /> : null}
      {dialog === 'close' ? (
        <ReasonDialog
          title={t('closeTitle')}
          submit={t('close')}
          busy={close.busy}
          failure={close.failure}
          onSend={async (reason = '') => {
            if ((await close.send({ params: { id }, body: { version, reason } })).ok) {
              leave();
            }
          }}
          onClose={leave}
        >
          <p>{t('closeHint')}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

function Content({ alert }: { readonly alert: AlertDetail }) {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const { finding } = alert;
  return (
    <>
      {alert.clearedAt === null || alert.state === 'CLOSED' ? null : (
        <Notice tone="good">{t('cleared', { at: showInstant(alert.clearedAt) })}</Notice>
      )}
      <Panel>
        <Facts
          items={[
            [t('state'), <StatusTag key="state" kind="alertState" code={alert.state} />],
            [t('value'), findingText(alert.kind, finding, alert.unit)],
            [t('kind'), `${name('alertKind', alert.kind)} · ${name('alertSeverity', alert.severity)}`],
            [t('raised'), showInstant(alert.raisedAt)],
            [t('who'), alert.assignedTo ?? alert.acknowledgedBy],
          ]}
        />
        {finding.method === null ? null : (
          <p className="muted small">
            {finding.before === null ? '' : `${t('beforeWeek', { n: formatNumber(finding.before) })}. `}
            {t('method', { method: finding.method[lang] })}
          </p>
        )}
      </Panel>
      <CallTree alert={alert} />
      <Panel title={t('history')}>
        <ol className="plain">
          {alert.history.map((one, index) => (
            // Entries are appended only: their place is their identity.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              <span className="muted small">{showInstant(one.at)}</span>{' '}
              <strong>
                {name('alertHappening', one.what)}
                {one.level === null ? '' : ` ${one.level}`}
              </strong>
              {one.note === null ? '' : `: ${one.note}`}
              {one.by === null ? '' : ` (${one.by})`}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}
