import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { showDeadline } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FirstAnswerWords } from './FirstAnswer.tsx';
import { texts } from './texts.ts';

const channels = ['desk', 'phone', 'letter'] as const;
const proofs = ['document', 'card', 'known', 'unchecked'] as const;
type AskAboutProps = { readonly personId: string; readonly name: string };

/** Records what somebody asks about their data, from their own page. */
export function AskAbout({ personId, name }: AskAboutProps) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const [kept, setKept] = useState<{ code: string; dueAt: string } | null>(null);
  return (
    <>
      {kept === null ? null : (
        <Notice tone="good">{t('asked', { code: kept.code, time: showDeadline(kept.dueAt) })}</Notice>
      )}
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      {asking ? (
        <AskDialog
          personId={personId}
          name={name}
          onKept={(request) => {
            setKept(request);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

type AskDialogProps = AskAboutProps & {
  readonly onKept: (request: { code: string; dueAt: string }) => void;
  readonly onClose: () => void;
};

function AskDialog({ personId, name, onKept, onClose }: AskDialogProps) {
  const t = useTexts(texts);
  const record = useSend('POST /privacy/requests', ['/privacy']);
  const [id] = useState(() => newId());
  const [wish, setWish] = useState<'copy' | 'correction' | 'restriction' | 'erasure' | 'objection'>('copy');
  const [channel, setChannel] = useState<(typeof channels)[number]>('desk');
  const [proof, setProof] = useState<(typeof proofs)[number]>('document');
  const [said, setSaid] = useState('');
  const [told, setTold] = useState(false);
  const [words, setWords] = useState(() => t('firstAnswerWords'));
  const firstAnswer = told ? typed(words) : undefined;
  return (
    <FormDialog
      title={t('askTitle', { name })}
      submit={t('askSave')}
      busy={record.busy}
      failure={record.failure}
      problem={told && firstAnswer === undefined ? t('firstAnswerMissing') : null}
      onClose={onClose}
      onSubmit={async () => {
        if (told && firstAnswer === undefined) {
          return;
        }
        const asked = typed(said);
        const body = {
          id,
          personId,
          wish,
          channel,
          proof,
          ...(asked === undefined ? {} : { words: asked }),
          ...(firstAnswer === undefined ? {} : { firstAnswer }),
        };
        const result = await record.send({ body });
        if (result.ok) {
          onKept(result.data);
        }
      }}
    >
      <CodeSelect
        kind="privacyWish"
        label={t('wish')}
        value={wish}
        onChange={(code) => setWish(code ?? wish)}
      />
      <CodeSelect
        kind="privacyChannel"
        label={t('askChannel')}
        only={channels}
        value={channel}
        onChange={(code) => setChannel(channels.find((one) => one === code) ?? channel)}
      />
      <CodeSelect
        kind="identityProof"
        label={t('askProof')}
        only={proofs}
        value={proof}
        onChange={(code) => setProof(proofs.find((one) => one === code) ?? proof)}
      />
      <Textarea
        label={t('askWords')}
        autosize
        maxLength={2000}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <Checkbox
        label={t('firstAnswerAtOnce')}
        description={t('firstAnswerAtOnceHint')}
        checked={told}
        onChange={(event) => setTold(event.currentTarget.checked)}
      />
      {told ? <FirstAnswerWords value={words} onChange={setWords} /> : null}
    </FormDialog>
  );
}
