import { useEffect, useRef, useState } from 'preact/hooks';
import { hasTorch, setTorch } from '../../citizen/scan/frames.ts';
import { take } from '../decide/deciding.ts';
import { camera, picture, readCodes } from '../kit/camera.ts';
import { t } from './scan-texts.ts';

/** The camera picture; it reads on by itself. Pictures never leave the phone. */
export function Viewfinder() {
  const place = useRef<HTMLDivElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [failed, setFailed] = useState(false);
  const [torch, switchTorch] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => picture.setAttribute('aria-label', t('aim')));
  useEffect(() => {
    const stop = new AbortController();
    place.current?.append(picture);
    const run = async () => {
      const open = await camera().catch(() => null);
      if (open === null) {
        setFailed(true);
        return;
      }
      if (!stop.signal.aborted && place.current !== null) {
        setFailed(false);
        setStream(open);
        await readCodes(open, stop.signal, (text) => void take(text));
      }
    };
    void run();
    // The camera was let go while the app was out of sight: it comes back with it.
    const back = () => !document.hidden && setRound((before) => before + 1);
    document.addEventListener('visibilitychange', back);
    return () => {
      stop.abort();
      document.removeEventListener('visibilitychange', back);
    };
  }, [round]);
  if (failed) {
    return (
      <p class="warn" aria-live="polite">
        ⚠ {t('noCamera')}
      </p>
    );
  }
  return (
    <div class="viewfinder">
      {/* Holds the picture. */}
      <div ref={place} />
      <output>{stream === null ? t('starting') : t('aim')}</output>
      {stream !== null && hasTorch(stream) && (
        <button
          type="button"
          aria-pressed={torch}
          onClick={() => {
            switchTorch(!torch);
            void setTorch(stream, !torch);
          }}
        >
          {t('torch')}
        </button>
      )}
    </div>
  );
}
