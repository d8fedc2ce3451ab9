import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { GiveTask } from '../tasks/GiveTask.tsx';
import { TaskList } from '../tasks/TaskList.tsx';
import { FileChoice } from './FileChoice.tsx';
import { texts } from './texts.ts';

type Directive = DataOf<'GET /directives/{id}'>;
type Recipient = Directive['recipientList'][number];
const CHANGES = ['/directives', '/directive-receipts', '/tasks'];

/** One document: what it says, who has acknowledged it, its files and its tasks. */
export function DirectivePage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /directives/{id}', { params: { id: id ?? '' } });
  return (
    <Page title={query.data?.number ?? t('title')} lead={query.data?.summary}>
      <Await query={query}>{(directive) => <Record key={directive.id} directive={directive} />}</Await>
    </Page>
  );
}

function Record({ directive }: { readonly directive: Directive }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [opened, setOpened] = useState<'withdraw' | 'task' | null>(null);
  const withdraw = useSend('POST /directives/{id}/withdrawal', CHANGES);
  const params = { id: directive.id };
  const inForce = directive.status === 'IN_FORCE' || directive.status === 'PENDING';
  const relations = [
    ...(directive.related === null ? [] : [{ ...directive.related, text: 'relatedTo' as const }]),
    ...directive.changedBy.map((one) => ({ ...one, text: 'changedBy' as const })),
  ];
  return (
    <>
      <Receive directive={directive} />
      <Panel>
        <Facts
          items={[
            [t('kind'), name('directiveKind', directive.kind)],
            [t('issuer'), directive.issuerName],
            [
              t('status_'),
              <span key="status">
                <StatusTag kind="directiveStatus" code={directive.status} />{' '}
                {directive.urgent ? <Tag tone="bad">{t('urgent')}</Tag> : null}
              </span>,
            ],
            [t('issuedOn'), showDate(directive.issuedOn)],
            [t('effectiveOn'), showDate(directive.effectiveOn)],
            [t('expiresOn'), showDate(directive.expiresOn)],
            [t('sentAt'), showInstant(directive.sentAt)],
            [t('due'), showInstant(directive.receiptDueAt)],
            [t('sentBy'), directive.sentBy],
            ...(directive.endedReason === null ? [] : ([[t('reason'), directive.endedReason]] as const)),
          ]}
        />
        {relations.map(({ id, number, relation, text }) => (
          <p key={id}>
            <Link to="/directives/$id" params={{ id }}>
              {t(text, { relation: name('directiveRelation', relation).toLocaleLowerCase(), number })}
            </Link>
          </p>
        ))}
        {directive.issuer && inForce ? (
          <div className="row">
            <Button onClick={() => setOpened('task')}>{t('giveTask')}</Button>
            <Button variant="outline" color="red" onClick={() => setOpened('withdraw')}>
              {t('withdraw')}
            </Button>
          </div>
        ) : null}
      </Panel>
      <Files directive={directive} />
      <Recipients directive={directive} mayRecord={directive.issuer && inForce} />
      {directive.tasks === 0 ? null : (
        <Panel title={t('taskList')}>
          <TaskList query={{ directive: directive.id }} />
        </Panel>
      )}
      {opened === 'task' ? (
        <GiveTask
          directive={{ id: directive.id, issuerId: directive.issuerId, number: directive.number }}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened === 'withdraw' ? (
        <ReasonDialog
          title={t('withdrawTitle', { number: directive.number })}
          submit={t('withdraw')}
          busy={withdraw.busy}
          failure={withdraw.failure}
          onSend={async (reason = '') => {
            if ((await withdraw.send({ params, body: { reason } })).ok) {
              setOpened(null);
            }
          }}
          onClose={() => setOpened(null)}
        >
          <p>{t('withdrawHint')}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** What the officer has to do first: acknowledge for its own office or unit. */
function Receive({ directive }: { readonly directive: Directive }) {
  const t = useTexts(texts);
  const receive = useSend('POST /directives/{id}/receipts', CHANGES);
  const names = directive.recipientList
    .filter(({ mine, state }) => mine && state !== 'received')
    .map((one) => one.name);
  if (!directive.waitsForMe) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      title={t('receiveHint', { names: names.join(', ') })}
      actions={
        <Button
          loading={receive.busy}
          onClick={() => void receive.send({ params: { id: directive.id }, body: {} })}
        >
          {t('receive')}
        </Button>
      }
    >
      <FailureNotice failure={receive.failure} />
    </Notice>
  );
}

function Files({ directive }: { readonly directive: Directive }) {
  const t = useTexts(texts);
  const add = useSend('POST /directives/{id}/files', CHANGES);
  return (
    <Panel title={t('files')}>
      {directive.files.length === 0 ? <p className="muted">{t('noFiles')}</p> : null}
      <ul className="plain">
        {directive.files.map((file) => (
          <li key={file.id}>
            <a
              href={fileUrl('GET /directive-files/{id}', { params: { id: file.id } })}
              target="_blank"
              rel="noreferrer"
            >
              {t('openFile', { name: file.name })}
            </a>{' '}
            <span className="muted small">
              {showInstant(file.at)} · {file.by}
            </span>
          </li>
        ))}
      </ul>
      {directive.issuer ? (
        <FileChoice
          label={t('addFile')}
          value={null}
          onChange={(file) => {
            if (file !== null) {
              void add.send({ params: { id: directive.id }, body: file });
            }
          }}
        />
      ) : null}
      <FailureNotice failure={add.failure} />
    </Panel>
  );
}

function Recipients({
  directive,
  mayRecord,
}: {
  readonly directive: Directive;
  readonly mayRecord: boolean;
}) {
  const t = useTexts(texts);
  const name = useLabel();
  const [recording, setRecording] = useState<Recipient | null>(null);
  const record = useSend('POST /directives/{id}/receipts', CHANGES);
  const title = `${t('recipients')}: ${t('receivedOf', { n: directive.received, total: directive.recipients })}`;
  return (
    <Panel title={title}>
      <TableRegion label={t('recipients')} tall>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('recipientName')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('by')}</th>
            </tr>
          </thead>
          <tbody>
            {directive.recipientList.map((one) => (
              <tr key={one.id}>
                <td className="wrap">
                  <strong>{one.name}</strong>
                  {one.kind === 'organisation' ? (
                    <span className="muted small block">{one.areaName}</span>
                  ) : null}
                </td>
                <td>{name('recipientRole', one.role)}</td>
                <td>
                  <StatusTag kind="receiptState" code={one.state} />
                  <span className="muted small block">{showInstant(one.receivedAt)}</span>
                </td>
                <td className="wrap">
                  {one.receivedBy ?? '–'}
                  {one.onBehalf ? <span className="muted small block">{t('onBehalf')}</span> : null}
                  {one.note === null ? null : <span className="muted small block">{one.note}</span>}
                  {mayRecord && one.state !== 'received' && !one.mine ? (
                    <Button variant="subtle" size="compact-sm" onClick={() => setRecording(one)}>
                      {t('recordFor')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {recording === null ? null : (
        <ReasonDialog
          title={t('recordTitle', { name: recording.name })}
          submit={t('recordFor')}
          busy={record.busy}
          failure={record.failure}
          onSend={async (note = '') => {
            const body = { recipientIds: [recording.id], note };
            if ((await record.send({ params: { id: directive.id }, body })).ok) {
              setRecording(null);
            }
          }}
          onClose={() => setRecording(null)}
        >
          <p>{t('recordHint')}</p>
        </ReasonDialog>
      )}
    </Panel>
  );
}
