import { type Decoder, startDecoder } from '../../citizen/scan/decoder.ts';
import { openCamera, pause, watchCamera } from '../../citizen/scan/frames.ts';
import { isNewSight, type LastSeen, lookAgain } from './repeat.ts';

let stream: Promise<MediaStream> | null = null;
let decoder: Decoder | null = null;
let last: LastSeen | null = null;

/** The one camera of the app: it stays open between two people, and is let go when the app is out of sight. */
export function camera(): Promise<MediaStream> {
  stream ??= openCamera().catch((error: unknown) => {
    stream = null;
    throw error;
  });
  return stream;
}

/**
 * The one picture of the camera. It stays between two people as the camera does: a new one is black for up to two seconds, and
 * the former one takes frames until the browser forgets it. A live picture has no sound and no words to caption.
 */
export const picture = document.createElement('video');
picture.muted = true;
picture.playsInline = true;

/** Let the camera go, and the last picture of it. */
export function releaseCamera(): void {
  void stream?.then((open) => open.getTracks().forEach((track) => track.stop())).catch(() => undefined);
  stream = null;
  picture.srcObject = null;
}
document.addEventListener('visibilitychange', () => document.hidden && releaseCamera());

/** Read code after code from the picture of an open camera until stopped; a code that stays in sight counts once. */
export async function readCodes(
  open: MediaStream,
  stopped: AbortSignal,
  onCode: (text: string) => void,
): Promise<void> {
  decoder ??= startDecoder();
  last = lookAgain(last, Date.now());
  while (!stopped.aborted) {
    const text = await watchCamera(open, picture, decoder, stopped);
    if (text !== null) {
      const { fresh, next } = isNewSight(last, text, Date.now());
      last = next;
      if (fresh) {
        navigator.vibrate?.(60);
        onCode(text);
      }
      await pause();
    }
  }
}
