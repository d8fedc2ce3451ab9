import { Button, TextInput, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { picksOf, RecipientPicks, type ShownPick } from '../directives/RecipientPicks.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { REPORT_CHANGES, type ReportRecord } from './record.ts';
import { texts } from './texts.ts';

type Opened = 'return' | 'sign' | 'issue' | 'correct';

/** What is to be done with the report next, by whom may do it. */
export function Steps({ report }: { readonly report: ReportRecord }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [correctionId] = useState(() => newId());
  const review = useSend('POST /reports/{id}/review', REPORT_CHANGES);
  const sign = useSend('POST /reports/{id}/signature', REPORT_CHANGES);
  const correct = useSend('POST /reports/{id}/correction', REPORT_CHANGES);
  const params = { id: report.id };
  const { version, may, status } = report;
  const close = () => setOpened(null);
  const reviews = status === 'DRAFT' && may.review;
  const signs = status === 'REVIEWED' && may.sign;
  const issues = status === 'SIGNED' && may.issue;
  const corrects = status === 'ISSUED' && may.write;
  if (!reviews && !signs && !issues && !corrects) {
    return status === 'DRAFT' && may.write ? <p className="muted">{t('own')}</p> : null;
  }
  const sendBack = async (note: string) => {
    const body = { version, accept: false, note };
    const result = reviews ? await review.send({ params, body }) : await sign.send({ params, body });
    if (result.ok) {
      close();
    }
  };
  return (
    <Panel title={t('steps')}>
      <div className="row">
        {reviews ? (
          <Button
            loading={review.busy}
            onClick={() => void review.send({ params, body: { version, accept: true } })}
          >
            {t('review')}
          </Button>
        ) : null}
        {signs ? <Button onClick={() => setOpened('sign')}>{t('sign')}</Button> : null}
        {reviews || signs ? (
          <Button variant="outline" onClick={() => setOpened('return')}>
            {t('giveBack')}
          </Button>
        ) : null}
        {issues ? <Button onClick={() => setOpened('issue')}>{t('issue')}</Button> : null}
        {corrects ? (
          <Button variant="outline" onClick={() => setOpened('correct')}>
            {t('correct')}
          </Button>
        ) : null}
      </div>
      {opened === null ? <FailureNotice failure={review.failure} /> : null}
      {opened === 'sign' ? <SignDialog report={report} onClose={close} /> : null}
      {opened === 'issue' ? <IssueDialog report={report} onClose={close} /> : null}
      {opened === 'return' ? (
        <ReasonDialog
          title={t('giveBack')}
          submit={t('giveBack')}
          busy={review.busy || sign.busy}
          failure={review.failure ?? sign.failure}
          onSend={async (note = '') => await sendBack(note)}
          onClose={close}
        />
      ) : null}
      {opened === 'correct' ? (
        <ReasonDialog
          title={t('correctTitle')}
          submit={t('correct')}
          busy={correct.busy}
          failure={correct.failure}
          onSend={async (reason = '') => {
            const result = await correct.send({ params, body: { id: correctionId, reason } });
            if (result.ok) {
              void navigate({ to: '/reports/$id', params: { id: result.data.id } });
            }
          }}
          onClose={close}
        >
          <p>{t('correctHint')}</p>
        </ReasonDialog>
      ) : null}
    </Panel>
  );
}

type DialogProps = { readonly report: ReportRecord; readonly onClose: () => void };

function SignDialog({ report, onClose }: DialogProps) {
  const t = useTexts(texts);
  const [signingFor, setSigningFor] = useState<LabelCode<'signingFor'>>('');
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const sign = useSend('POST /reports/{id}/signature', REPORT_CHANGES);
  const [position, signer] = [typed(title), typed(name)];
  const submit = async () => {
    setTried(true);
    if (position === undefined || signer === undefined) {
      return;
    }
    const body = { version: report.version, accept: true, signingFor, title: position, name: signer };
    if ((await sign.send({ params: { id: report.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('signTitle')}
      submit={t('sign')}
      busy={sign.busy}
      failure={sign.failure}
      problem={tried && (position === undefined || signer === undefined) ? t('signMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('signHint')}</p>
      <CodeSelect
        kind="signingFor"
        label={t('signingFor')}
        value={signingFor}
        onChange={(code) => setSigningFor(code ?? '')}
      />
      <Textarea
        label={t('signerTitle')}
        required
        autosize
        maxLength={80}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('signerName')}
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function IssueDialog({ report, onClose }: DialogProps) {
  const t = useTexts(texts);
  const [number, setNumber] = useState('');
  const [recipients, setRecipients] = useState<readonly ShownPick[]>([]);
  const [tried, setTried] = useState(false);
  const issue = useSend('POST /reports/{id}/issue', REPORT_CHANGES);
  const submit = async () => {
    setTried(true);
    if (recipients.length === 0) {
      return;
    }
    const optional = defined({ number: typed(number) });
    const body = { version: report.version, recipients: picksOf(recipients), ...optional };
    if ((await issue.send({ params: { id: report.id }, body })).ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('issueTitle')}
      submit={t('issue')}
      wide
      busy={issue.busy}
      failure={issue.failure}
      problem={tried && recipients.length === 0 ? t('issueMissing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('issueHint')}</p>
      <TextInput
        label={t('number')}
        description={t('numberHint')}
        maxLength={60}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <RecipientPicks label={t('recipients')} value={recipients} onChange={setRecipients} />
    </FormDialog>
  );
}
