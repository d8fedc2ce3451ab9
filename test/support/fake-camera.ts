import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankPicture, type Luma, qrPicture, type Sight } from './qr-picture.ts';

/** A camera of a test browser that sees what the test holds before it. */
export type FakeCamera = {
  /** Switches for the browser that looks through this camera. */
  readonly flags: readonly string[];
  /** Hold a code before the camera, until something else is held. @returns when, Unix ms. */
  readonly show: (text: string, sight?: Sight) => Promise<number>;
  /** Take away what is held. */
  readonly blank: () => Promise<void>;
  /** Forget the file; the browser is closed before. */
  readonly close: () => Promise<void>;
};

const WIDTH = 1280;
const HEIGHT = 720;
/** As cameras of cheap phones in bad light. */
const FRAMES_PER_SECOND = 10;
/** Blue and red differences of grey. */
const GREY = 128;

/**
 * Chromium plays a Y4M file as its camera and reads it anew for every frame: a film of one frame whose pixels are
 * written over in place is a camera that a test can hold one code after the other before.
 */
export async function fakeCamera(): Promise<FakeCamera> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-camera-'));
  const path = join(folder, 'camera.y4m');
  const head = Buffer.from(
    `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\nFRAME\n`,
  );
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const file = await open(path, 'w');
  const put = async ({ pixels }: Luma) => await file.write(pixels, 0, pixels.length, head.length);
  const empty = blankPicture(WIDTH, HEIGHT);
  await file.write(Buffer.concat([head, empty.pixels, colours]), 0);
  return {
    flags: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    show: async (text, sight) => {
      const picture = qrPicture(text, WIDTH, HEIGHT, sight);
      const at = Date.now();
      await put(picture);
      return at;
    },
    blank: async () => {
      await put(empty);
    },
    close: async () => {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
