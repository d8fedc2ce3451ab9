import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

export type Frame = { readonly id: number; readonly image: ImageData };
export type Decoded = { readonly id: number; readonly text: string | null };

// The decoder comes from our own server; its default would be somebody else's.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

let broken = false;

async function read(image: ImageData): Promise<string | null> {
  if (!broken) {
    try {
      const codes = await readBarcodes(image, {
        formats: ['QRCode'],
        tryHarder: true,
        maxNumberOfSymbols: 1,
      });
      return codes.find(({ isValid }) => isValid)?.text ?? null;
    } catch {
      broken = true;
    }
  }
  // Browsers without WebAssembly: slower and reads less.
  const { default: jsQR } = await import('jsqr');
  return jsQR(image.data, image.width, image.height)?.data ?? null;
}

globalThis.addEventListener('message', (event: MessageEvent<Frame>) => {
  const { id, image } = event.data;
  const answer = async () => {
    const decoded: Decoded = { id, text: await read(image).catch(() => null) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one listener only
    globalThis.postMessage(decoded);
  };
  void answer();
});
