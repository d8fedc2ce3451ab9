import type { Decoded, Frame } from './decode.worker.ts';

export type Decoder = {
  /** Text of the QR code in a picture, or null. Pictures are read one after the other. */
  readonly read: (image: ImageData) => Promise<string | null>;
  readonly close: () => void;
};

/** Start the QR reader in a worker, so that the screen never freezes; the picture never leaves the phone. */
export function startDecoder(): Decoder {
  const worker = new Worker(new URL('decode.worker.ts', import.meta.url), { type: 'module' });
  const pending = new Map<number, (text: string | null) => void>();
  let last = 0;
  const finish = (id: number, text: string | null) => {
    pending.get(id)?.(text);
    pending.delete(id);
  };
  worker.addEventListener('message', (event: MessageEvent<Decoded>) =>
    finish(event.data.id, event.data.text),
  );
  worker.addEventListener('error', () => [...pending.keys()].forEach((id) => finish(id, null)));
  return {
    read(image) {
      const id = (last += 1);
      return new Promise((resolve) => {
        pending.set(id, resolve);
        const frame: Frame = { id, image };
        worker.postMessage(frame, [image.data.buffer]);
      });
    },
    close() {
      worker.terminate();
    },
  };
}
