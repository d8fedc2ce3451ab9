import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useSend } from '../../kit/useApi.ts';
import { readAddresses } from './addresses.ts';
import { REPORT_CHANGES, type ReportRecord } from './record.ts';
import { texts } from './texts.ts';

/** What was mailed of an issued report, and what became of each mail. */
export function Mails({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const [sending, setSending] = useState(false);
  const { mails, may, mailsLeave } = report;
  return (
    <Panel
      title={t('mails')}
      actions={
        may.issue && report.status === 'ISSUED' ? (
          <Button variant="default" onClick={() => setSending(true)}>
            {t('mailSend')}
          </Button>
        ) : null
      }
    >
      {mailsLeave ? null : <Notice tone="warning">{t('mailsKept')}</Notice>}
      {mails.length === 0 ? (
        <p className="muted">{t('mailsNone')}</p>
      ) : (
        <TableRegion label={t('mails')} tall>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('mailAddress')}</th>
                <th scope="col">{t('mailState')}</th>
                <th scope="col">{t('mailAsked')}</th>
                <th scope="col">{t('mailTries')}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td className="wrap">{mail.address}</td>
                  <td>
                    <StatusTag kind="mailState" code={mail.state} />
                    <span className="muted small block">
                      {mail.nextAttemptAt !== null && mail.attempts > 0
                        ? t('mailNext', { at: showInstant(mail.nextAttemptAt) })
                        : mail.finishedAt === null
                          ? ''
                          : showInstant(mail.finishedAt)}
                    </span>
                  </td>
                  <td>
                    {showInstant(mail.requestedAt)}
                    <span className="muted small block">{mail.requestedBy}</span>
                  </td>
                  <td>
                    {mail.attempts}
                    <span className="muted small block">{mail.state === 'SENT' ? '' : mail.detail}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      {sending ? <SendDialog report={report} onClose={() => setSending(false)} /> : null}
    </Panel>
  );
}

type SendProps = { readonly report: ReportRecord; readonly onClose: () => void };

function SendDialog({ report, onClose }: SendProps) {
  const t = useTexts(texts);
  const send = useSend('POST /reports/{id}/mails', REPORT_CHANGES);
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const addresses = readAddresses(text);
  const wrong = addresses === null || addresses.length === 0;
  return (
    <FormDialog
      title={t('mailSendTitle')}
      submit={t('mailSend')}
      busy={send.busy}
      failure={send.failure}
      problem={tried && wrong ? t('mailWrong') : null}
      onSubmit={async () => {
        setTried(true);
        if (!wrong && (await send.send({ params: { id: report.id }, body: { id, addresses } })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p className="muted small">{t('mailSendHint')}</p>
      <Textarea
        label={t('mailTo')}
        required
        autosize
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
