import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type SignerSelectProps = {
  readonly value: {
    readonly officeId: string | null;
    readonly kind: LabelCode<'signingAct'>;
    readonly signerId: string | null;
  };
  readonly set: (patch: { signerId: string | null }) => void;
  /** What is missing is to be said from now on. */
  readonly tried: boolean;
};

/**
 * Who signs: those whom the authority table of the office lets sign this kind today; who alone may is chosen already. Where
 * nobody may, it says so and what to do: no paper leaves without a signer.
 */
export function SignerSelect({ value: { officeId, kind, signerId }, set, tried }: SignerSelectProps) {
  const t = useTexts(texts);
  const query = { office: officeId ?? '', kind };
  const known = useApi('GET /signing-authorities', { query }, { enabled: officeId !== null });
  const signers = (known.data?.items ?? []).filter((one) => one.inForce);
  const chosen = signers.find((one) => one.id === signerId);
  const proposed = signers.length === 1 ? signers[0]!.id : null;
  // Whoever was chosen may not be allowed to sign another kind.
  const settled = known.data === undefined || chosen !== undefined ? signerId : proposed;
  const onSettle = useEffectEvent((id: string | null) => set({ signerId: id }));
  useEffect(() => {
    if (settled !== signerId) {
      onSettle(settled);
    }
  }, [settled, signerId]);
  if (officeId === null) {
    return null;
  }
  if (known.data !== undefined && signers.length === 0) {
    return <NobodySigns officeId={officeId} busy={known.isFetching} onAgain={() => void known.refetch()} />;
  }
  return (
    <>
      <FailureNotice failure={known.error} retry={() => void known.refetch()} />
      <NativeSelect
        label={t('signer')}
        required
        error={tried && chosen === undefined ? t('signerMissing') : null}
        description={
          chosen === undefined
            ? undefined
            : [chosen.lines.join(' / '), chosen.document].filter((part) => part !== null).join(' · ')
        }
        value={chosen?.id ?? ''}
        data={[
          { value: '', label: t('chooseSigner') },
          ...signers.map((one) => ({ value: one.id, label: `${one.name} (${one.lines.join(' / ')})` })),
        ]}
        onChange={(event) => {
          const id = event.currentTarget.value;
          set({ signerId: id === '' ? null : id });
        }}
      />
    </>
  );
}

type NobodySignsProps = {
  readonly officeId: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** Nobody of the office may sign such a paper: who enters one, and how to go on without losing the form. */
function NobodySigns({ officeId, busy, onAgain }: NobodySignsProps) {
  const t = useTexts(texts);
  const mayAdd = useRight('organisation.manage');
  return (
    <Notice
      tone="warning"
      title={t('noSigners')}
      actions={
        <>
          {mayAdd ? (
            <Button
              component="a"
              variant="default"
              href={`/console/orders/signing?office=${officeId}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('addSigner')}
            </Button>
          ) : null}
          <Button variant="default" loading={busy} onClick={onAgain}>
            {t('signersAgain')}
          </Button>
        </>
      }
    >
      <p>{t(mayAdd ? 'noSignersAdd' : 'noSignersAsk')}</p>
    </Notice>
  );
}
