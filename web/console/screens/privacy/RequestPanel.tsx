import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showDeadline, showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FirstAnswer } from './FirstAnswer.tsx';
import { type PrivacyRequest, waitsForFirstAnswer } from './types.ts';
import { texts } from './texts.ts';

const CHANGES = ['/privacy', '/people', '/worklist'];
const checks = ['document', 'card', 'known'] as const;
type Check = (typeof checks)[number];

/** One request: what was asked, how the asker was checked, and the answer. */
export function RequestPanel({ request }: { readonly request: PrivacyRequest }) {
  const t = useTexts(texts);
  const answers = useRight('privacy.manage');
  const [answering, setAnswering] = useState<'done' | 'refused' | null>(null);
  const [extending, setExtending] = useState(false);
  const lang = useLanguage();
  const hint = t(`${request.wish}Hint`);
  return (
    <div className="stack">
      <Facts
        items={[
          [t('words'), request.words ?? t('noWords')],
          ...firstAnswerFacts(request, t),
          [t('due'), showDeadline(request.dueAt)],
          ...(request.extension === null
            ? []
            : [
                [
                  t('extension'),
                  t('extendedBy', {
                    from: showDeadline(request.extension.firstDueAt),
                    name: request.extension.by,
                    time: showInstant(request.extension.at),
                    reason: request.extension.reason ?? t('hiddenReason'),
                  }),
                ] as const,
              ]),
          ...(request.escalatedTo === null ? [] : [[t('escalated'), request.escalatedTo] as const]),
          ...(request.state === 'open' ? [] : [[t('answer'), request.answer] as const]),
        ]}
      />
      {request.decidedAt === null ? null : (
        <p className="muted small">
          {t('answered', { name: request.decidedBy ?? '–', time: showInstant(request.decidedAt) })}
        </p>
      )}
      {request.unverified ? (
        <p className="muted small">
          {t('unverified', { basis: lang === 'vi' ? request.basis : request.basisEn })}
        </p>
      ) : null}
      <p>{hint}</p>
      {request.state === 'open' && request.proof === 'unchecked' ? <Proof request={request} /> : null}
      <div className="row">
        <Link to="/people/$id" params={{ id: request.personId }}>
          {t('openPerson')}
        </Link>
        {answers && request.wish === 'copy' && request.proof !== 'unchecked' ? (
          <>
            <Copy request={request} format="pdf" />
            <Copy request={request} format="json" />
          </>
        ) : null}
        {waitsForFirstAnswer(request) ? <FirstAnswer request={request} changes={CHANGES} /> : null}
        {answers && request.state === 'open' ? (
          <>
            <Button onClick={() => setAnswering('done')}>{t('markDone')}</Button>
            <Button variant="default" onClick={() => setAnswering('refused')}>
              {t('markRefused')}
            </Button>
            {request.extendableTo === null ? null : (
              <Button variant="default" onClick={() => setExtending(true)}>
                {t('extend')}
              </Button>
            )}
          </>
        ) : null}
      </div>
      {extending && request.extendableTo !== null ? (
        <Extend request={request} until={request.extendableTo} onClose={() => setExtending(false)} />
      ) : null}
      {answering === null ? null : (
        <Answer request={request} state={answering} hint={hint} onClose={() => setAnswering(null)} />
      )}
    </div>
  );
}

function firstAnswerFacts(
  { firstAnswerDueAt: due, firstAnsweredAt: at, firstAnsweredBy: by, firstAnswer, state }: PrivacyRequest,
  t: typeof texts,
): (readonly [string, ReactNode])[] {
  if (at !== null) {
    const told = t('firstAnswerGiven', { name: by ?? '–', time: showInstant(at) });
    return [[t('firstAnswer'), `${told} ${firstAnswer ?? t('hiddenReason')}`]];
  }
  return due === null || state !== 'open'
    ? []
    : [[t('firstAnswer'), t('firstAnswerDue', { time: showDeadline(due) })]];
}

function Copy({ request, format }: { readonly request: PrivacyRequest; readonly format: 'pdf' | 'json' }) {
  const t = useTexts(texts);
  return (
    <FileButton
      url={fileUrl('GET /privacy/requests/{id}/copy', { params: { id: request.id }, query: { format } })}
      accept={format === 'pdf' ? 'application/pdf' : 'application/json'}
      name={`${request.code}.${format}`}
    >
      {t(format === 'pdf' ? 'copyPdf' : 'copyJson')}
    </FileButton>
  );
}

function Proof({ request }: { readonly request: PrivacyRequest }) {
  const t = useTexts(texts);
  const [proof, setProof] = useState<Check>('document');
  const note = useSend('POST /privacy/requests/{id}/proof', ['/privacy']);
  return (
    <div className="row">
      <CodeSelect
        kind="identityProof"
        label={t('howChecked')}
        only={checks}
        value={proof}
        onChange={(code) => setProof(checks.find((one) => one === code) ?? proof)}
      />
      <Button
        variant="default"
        loading={note.busy}
        onClick={() => void note.send({ params: { id: request.id }, body: { proof } })}
      >
        {t('saveProof')}
      </Button>
      <FailureNotice failure={note.failure} />
    </div>
  );
}

type AnswerProps = {
  readonly request: PrivacyRequest;
  readonly state: 'done' | 'refused';
  readonly hint: string;
  readonly onClose: () => void;
};

function Answer({ request, state, hint, onClose }: AnswerProps) {
  const t = useTexts(texts);
  const answer = useSend('POST /privacy/requests/{id}/answer', CHANGES);
  return (
    <ReasonDialog
      title={t('answerTitle', { code: request.code })}
      submit={t(state === 'done' ? 'markDone' : 'markRefused')}
      busy={answer.busy}
      failure={answer.failure}
      onClose={onClose}
      onSend={async (text) => {
        const body = { state, answer: text ?? '' };
        const result = await answer.send({ params: { id: request.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
    >
      <p>{hint}</p>
      <p className="muted">{t('answerHint')}</p>
    </ReasonDialog>
  );
}

type ExtendProps = {
  readonly request: PrivacyRequest;
  readonly until: string;
  readonly onClose: () => void;
};

/** The one extension, with a reason that the asker reads. */
function Extend({ request, until, onClose }: ExtendProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const extend = useSend('POST /privacy/requests/{id}/extension', CHANGES);
  return (
    <ReasonDialog
      title={t('extendTitle', { code: request.code })}
      submit={t('extend')}
      busy={extend.busy}
      failure={extend.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const sent = await extend.send({ params: { id: request.id }, body: { reason: reason ?? '' } });
        if (sent.ok) {
          onClose();
        }
      }}
    >
      <p>{t('extendHint', { from: showDeadline(request.dueAt), until: showDeadline(until) })}</p>
      <p className="muted">{t('extendTold')}</p>
      <p className="muted small">
        {t('unverified', {
          basis: (lang === 'vi' ? request.extensionBasis : request.extensionBasisEn) ?? '–',
        })}
      </p>
    </ReasonDialog>
  );
}
