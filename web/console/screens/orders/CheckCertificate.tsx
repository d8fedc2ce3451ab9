import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { typed } from '../../kit/defined.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { certificateTexts } from './certificate-texts.ts';

type Checked = DataOf<'POST /public/completions/verify'>;

/** Checks the code of a certificate of completion; a hand scanner types it into the field. */
export function CheckCertificate({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(certificateTexts);
  const [code, setCode] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const verify = useSend('POST /public/completions/verify', []);
  return (
    <FormDialog
      title={t('check')}
      submit={t('checkNow')}
      busy={verify.busy}
      failure={verify.failure}
      problem={null}
      onClose={onClose}
      onSubmit={async () => {
        const text = typed(code);
        if (text !== undefined) {
          const result = await verify.send({ body: { code: text } });
          setChecked(result.ok ? result.data : null);
        }
      }}
    >
      <Textarea
        label={t('code')}
        description={t('checkHint')}
        rows={3}
        maxLength={2000}
        data-autofocus
        value={code}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          setChecked(null);
        }}
      />
      {checked === null ? null : (
        <>
          <Verdict checked={checked} />
          {checked.genuine ? (
            <Facts
              items={[
                [t('certificate'), checked.certificate],
                [t('issuedAt'), showInstant(checked.issuedAt)],
                [t('order'), checked.number],
                [t('name'), checked.name],
                [t('birthYear'), checked.birthYear],
                [t('office'), checked.office],
                [t('signer'), signerOf(checked) ?? t('noSigner')],
                [t('from'), showInstant(checked.from)],
                [t('ended'), showInstant(checked.ended)],
              ]}
            />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

function Verdict({ checked }: { readonly checked: Checked }) {
  const t = useTexts(certificateTexts);
  const { genuine, withdrawn, simulated } = checked;
  const at = showInstant(withdrawn?.at ?? null);
  const title = !genuine
    ? t('forged')
    : withdrawn === null
      ? t('genuine')
      : withdrawn.decision === null
        ? t('void', { at })
        : t('voidBy', { at, number: withdrawn.decision });
  return (
    <Notice tone={genuine && withdrawn === null ? 'good' : 'bad'} alert title={title}>
      {simulated ? <p>{t('simulated')}</p> : null}
    </Notice>
  );
}

function signerOf({ signer, signerTitle }: Checked): string | null {
  return signer === null || signerTitle === null ? null : `${signer} (${signerTitle})`;
}
