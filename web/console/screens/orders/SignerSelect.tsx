import { NativeSelect } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type SignerSelectProps = {
  readonly value: {
    readonly officeId: string | null;
    readonly kind: LabelCode<'signingAct'>;
    readonly signerId: string | null;
  };
  readonly set: (patch: { signerId: string | null }) => void;
  /** Who alone may sign is chosen unless the place is left empty on purpose. */
  readonly propose?: boolean;
};

/** Who signs: those whom the authority table of the office lets sign this kind today. */
export function SignerSelect({
  value: { officeId, kind, signerId },
  set,
  propose = false,
}: SignerSelectProps) {
  const t = useTexts(texts);
  const query = { office: officeId ?? '', kind };
  const known = useApi('GET /signing-authorities', { query }, { enabled: officeId !== null });
  const signers = (known.data?.items ?? []).filter((one) => one.inForce);
  const [only, ...others] = signers;
  const proposed = propose && others.length === 0 ? only?.id : undefined;
  const onPropose = useEffectEvent((id: string) => set({ signerId: id }));
  useEffect(() => {
    if (proposed !== undefined) {
      onPropose(proposed);
    }
  }, [proposed]);
  if (officeId === null) {
    return null;
  }
  const chosen = signers.find((one) => one.id === signerId);
  return (
    <>
      <FailureNotice failure={known.error} retry={() => void known.refetch()} />
      <NativeSelect
        label={t('signer')}
        description={
          chosen === undefined
            ? t(signers.length === 0 ? 'noSigners' : 'signerHint')
            : [chosen.lines.join(' / '), chosen.document].filter((part) => part !== null).join(' · ')
        }
        value={signerId ?? ''}
        data={[
          { value: '', label: t('noSigner') },
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
