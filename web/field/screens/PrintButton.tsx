import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Slip } from '../decide/keep.ts';
import { t } from './scan-texts.ts';

type Sheet = ComponentType<{ readonly slip: Slip; readonly onClose: () => void }>;

/** Opens the slip of somebody without a phone, to be printed; what draws it comes when it is asked for. */
export function PrintButton({ slip }: { readonly slip: Slip }) {
  const [Shown, setShown] = useState<Sheet | null>(null);
  const open = () => {
    void import('./PrintSlip.tsx').then(({ PrintSlip }) => setShown(() => PrintSlip));
  };
  return (
    <>
      <button type="button" onClick={open}>
        {t('printSlip')}
      </button>
      {Shown !== null && <Shown slip={slip} onClose={() => setShown(null)} />}
    </>
  );
}
