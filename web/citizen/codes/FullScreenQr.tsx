import { useRef, useState } from 'preact/hooks';
import { QrCode } from '../kit/QrCode.tsx';
import { t } from './texts.ts';

/** A button that shows a code over the whole screen and keeps the screen awake meanwhile. */
export function FullScreenQr(props: { readonly text: string; readonly title: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const lock = useRef<WakeLockSentinel | null>(null);

  const show = async () => {
    setOpen(true);
    dialog.current?.showModal();
    // Phones that cannot be kept awake just fall asleep as usual.
    lock.current = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  };
  const onClose = () => {
    setOpen(false);
    void lock.current?.release();
    lock.current = null;
  };
  return (
    <>
      <button type="button" class="button" onClick={() => void show()}>
        {t('full')}
      </button>
      <dialog ref={dialog} class="full" aria-label={props.title} onClose={onClose}>
        {open && <QrCode text={props.text} title={props.title} />}
        <p>{props.title}</p>
        <p class="field-hint">{t('bright')}</p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </dialog>
    </>
  );
}
