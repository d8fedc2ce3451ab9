import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../kit/texts.ts';

type Props = { readonly onCode: (text: string) => void; readonly label?: string };

/** A button that becomes the camera: the scanner is loaded when first used. */
export function LazyScanner(props: Props) {
  const [Scanner, setScanner] = useState<ComponentType<{
    onCode: Props['onCode'];
    autoStart: boolean;
  }> | null>(null);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    try {
      const module = await import('./Scanner.tsx');
      setScanner(() => module.Scanner);
    } catch {
      setFailed(true);
    }
  };
  if (Scanner !== null) {
    return <Scanner onCode={props.onCode} autoStart />;
  }
  return (
    <div class="row">
      <button type="button" class="button" onClick={() => void open()}>
        {props.label ?? t('scan')}
      </button>
      {failed && <p role="alert">{t('noCamera')}</p>}
    </div>
  );
}
