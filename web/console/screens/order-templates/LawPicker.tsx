import { NativeSelect } from '@mantine/core';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Adds a line that cites one of the known laws and decisions; each says whether it holds today. */
export function LawPicker({ onPick }: { readonly onPick: (line: string) => void }) {
  const t = useTexts(texts);
  const name = useLabel();
  const known = useApi('GET /legal-instruments', { query: {} });
  const items = known.data?.items ?? [];
  return (
    <>
      <FailureNotice failure={known.error} retry={() => void known.refetch()} />
      <NativeSelect
        label={t('law')}
        value=""
        data={[
          { value: '', label: t('chooseLaw') },
          ...items.map((one) => ({
            value: one.number,
            label: `${one.number} · ${one.title} (${name('legalState', one.state)})`,
          })),
        ]}
        onChange={(event) => {
          const one = items.find(({ number }) => number === event.currentTarget.value);
          if (one !== undefined) {
            onPick(`${one.title} số ${one.number}`);
          }
        }}
      />
    </>
  );
}
