import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../kit/texts.ts';
import { type Decoder, startDecoder } from './decoder.ts';
import { hasTorch, openCamera, pixelsOf, setTorch, watchCamera } from './frames.ts';

type State = 'off' | 'on' | 'failed';

/**
 * The camera as a QR reader. It starts when asked, stops at the first code and when the page is left. Pictures from the
 * gallery are read too. Whatever it reads goes to `onCode`; pictures are never kept or sent.
 */
export function Scanner(props: { readonly onCode: (text: string) => void; readonly autoStart?: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  const decoder = useRef<Decoder | null>(null);
  const [state, setState] = useState<State>(props.autoStart ? 'on' : 'off');
  const [stream, setStream] = useState<MediaStream | null>(null);
  const latest = useRef(props.onCode);
  latest.current = props.onCode;
  const [torch, switchTorch] = useState(false);
  const [unreadable, setUnreadable] = useState(false);

  useEffect(() => () => decoder.current?.close(), []);
  useEffect(() => {
    if (state !== 'on') {
      return undefined;
    }
    const stop = new AbortController();
    const run = async () => {
      const camera = await openCamera().catch(() => null);
      if (camera === null) {
        setState('failed');
        return;
      }
      stop.signal.addEventListener('abort', () => camera.getTracks().forEach((track) => track.stop()));
      if (stop.signal.aborted || video.current === null) {
        camera.getTracks().forEach((track) => track.stop());
        return;
      }
      setStream(camera);
      decoder.current ??= startDecoder();
      const text = await watchCamera(camera, video.current, decoder.current, stop.signal);
      if (text !== null) {
        navigator.vibrate?.(60);
        setState('off');
        latest.current(text);
      }
    };
    void run();
    return () => {
      stop.abort();
      setStream(null);
    };
  }, [state]);

  const readPicture = async (file: File) => {
    const bitmap = await createImageBitmap(file).catch(() => null);
    const pixels = bitmap === null ? null : pixelsOf(bitmap);
    bitmap?.close();
    decoder.current ??= startDecoder();
    const text = pixels === null ? null : await decoder.current.read(pixels);
    setUnreadable(text === null);
    if (text !== null) {
      props.onCode(text);
    }
  };

  return (
    <div class="scanner">
      {state === 'on' && (
        <div class="viewfinder">
          {/* A live camera picture has no sound and no words to caption. */}
          <video ref={video} muted playsInline aria-label={t('aim')} />
          <output>{stream === null ? t('starting') : t('aim')}</output>
          <div class="row">
            <button type="button" onClick={() => setState('off')}>
              {t('stop')}
            </button>
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
        </div>
      )}
      {state === 'failed' && (
        <p class="field-error" role="alert">
          {t('noCamera')} {t('noCameraMore')}
        </p>
      )}
      <div class="row">
        {state !== 'on' && (
          <button type="button" class="button" onClick={() => setState('on')}>
            {t('scan')}
          </button>
        )}
        <label class="button quiet">
          {t('picture')}
          <input
            type="file"
            accept="image/*"
            class="unseen"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file !== undefined) {
                void readPicture(file);
              }
            }}
          />
        </label>
      </div>
      {unreadable && <p role="alert">{t('noCode')}</p>}
    </div>
  );
}
