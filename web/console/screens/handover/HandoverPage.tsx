import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { DossierPanel } from './DossierPanel.tsx';
import { HandoverState, Lateness } from './Marks.tsx';
import { PaperReply } from './PaperReply.tsx';
import { SendHandover } from './SendHandover.tsx';
import { StepBar } from './StepBar.tsx';
import { texts } from './texts.ts';
import type { HandoverRecord } from './types.ts';

const nothing = () => undefined;

/** One hand-over: who answers now, what went along, what may be done, and everything that happened. */
export function HandoverPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /handovers/{id}', { params: { id: id ?? '' } });
  return (
    <Page title={query.data?.personName ?? t('title')} lead={t('title')}>
      <Await query={query}>{(row) => <Record key={`${row.id} ${row.status}`} row={row} />}</Await>
    </Page>
  );
}

function Record({ row }: { readonly row: HandoverRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { letterNumber: number, sendAgainId } = row;
  /** Stays while the dialog tells of the new letter: from then on this one is not the newest. */
  const [sending, setSending] = useState<string | null>(null);
  return (
    <>
      <Panel>
        <Facts
          items={[
            [t('status'), <HandoverState key="status" status={row.status} />],
            [t('responsibleNow'), <strong key="now">{row.responsibleName}</strong>],
            [t('what'), `${name('handoverSubject', row.subject)} · ${row.caseLabel}`],
            [t('from'), row.fromAreaName],
            [t('toUnit'), row.toName],
            [t('reason'), name('handoverReason', row.reason)],
            [t('note'), row.note],
            [t('sentAt'), showInstant(row.sentAt)],
            [t('sentBy'), row.sentBy],
            [
              t('due'),
              <span key="due">
                {showInstant(row.dueAt)}
                <Lateness row={row} />
              </span>,
            ],
            ...(row.returnUntil === null || row.status !== 'ACCEPTED'
              ? []
              : ([[t('returnUntil'), showInstant(row.returnUntil)]] as const)),
            ...(row.answerReason === null ? [] : ([[t('answer'), row.answerReason]] as const)),
            ...(row.replyNumber === null
              ? []
              : ([
                  [t('reply'), t('replyOf', { number: row.replyNumber, date: showDate(row.replyDate) })],
                ] as const)),
            [t('phone'), <PhoneLink key="phone" phone={row.phone} />],
          ]}
        />
        <div className="row">
          <FileButton
            url={fileUrl('GET /handovers/letters/{id}/document.pdf', { params: { id: row.letterId } })}
            accept="application/pdf"
            name="ban-giao.pdf"
          >
            {t('loadLetter', { number })}
          </FileButton>
          {row.replyFile ? (
            <FileButton
              url={fileUrl('GET /handovers/{id}/reply', { params: { id: row.id } })}
              accept="*/*"
              name="tra-loi"
            >
              {t('openReply')}
            </FileButton>
          ) : null}
          <Link to="/cases/$id" params={{ id: row.caseId }}>
            {t('openCase', { label: row.caseLabel })}
          </Link>
          <Link to="/people/$id" params={{ id: row.personId }}>
            {t('openPerson')}
          </Link>
        </div>
      </Panel>
      {row.mayAnswer || row.mayReturn || row.mayWithdraw ? (
        <Panel title={t('step')}>
          <StepBar
            single
            rows={[row]}
            selection={{ keys: new Set([row.id]), toggle: nothing, set: nothing, clear: nothing }}
          />
          {row.outside && (row.mayAnswer || row.mayReturn) ? <PaperReply row={row} /> : null}
        </Panel>
      ) : null}
      {sendAgainId === null ? null : (
        <Panel title={t('step')}>
          <p className="muted">{t('sendAgainHint')}</p>
          <div className="row">
            <Button onClick={() => setSending(sendAgainId)}>{t('sendAgain')}</Button>
          </div>
        </Panel>
      )}
      {sending === null ? null : (
        <SendHandover
          people={[{ subject: row.subject, id: sending, name: row.personName }]}
          onClose={() => setSending(null)}
        />
      )}
      <DossierPanel row={row} />
      <Panel title={t('history')}>
        <ol className="plain stack">
          {row.events.map((event) => (
            <li key={`${event.kind} ${event.at}`}>
              <strong>{name('handoverEvent', event.kind)}</strong>
              <span className="muted small block">
                {showInstant(event.at)} · {event.by}
              </span>
              {event.note === null ? null : <p className="pre-line">{event.note}</p>}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}
