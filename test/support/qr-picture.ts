import { qrMatrix } from '../../lib/credentials/qr-svg.ts';
import { seeded } from '../../lib/credentials/test-mutations.ts';

/** How a code is held before the camera; all of it is optional, and nothing means flat, sharp and well lit. */
export type Sight = {
  /** Degrees by which the code is turned. */
  readonly tilt?: number;
  /** Share by which the far edge is narrower than the near one: a phone held at a slant. */
  readonly slant?: number;
  /** Pixels of the box over which light is smeared. */
  readonly blur?: number;
  /** Largest random error of a pixel, of 255. */
  readonly noise?: number;
};

/** Brightness of a picture, row by row, in the range that video uses (16 is black, 235 white). */
export type Luma = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const WHITE = 235;
const BLACK = 16;
const TABLE = 110;
const QUIET_ZONE = 4;

/** An empty table before the camera. */
export function blankPicture(width: number, height: number): Luma {
  return { width, height, pixels: new Uint8Array(width * height).fill(TABLE) };
}

/** What a camera sees of a QR code on white paper, in the middle of the picture. @throws Error when no QR code holds the text. */
export function qrPicture(text: string, width: number, height: number, sight: Sight = {}): Luma {
  const matrix = qrMatrix(text);
  if (!matrix.ok) {
    throw new Error(`no QR code holds ${text.length} characters`);
  }
  const { rows } = matrix.value;
  const { pixels } = blankPicture(width, height);
  const modules = rows.length + 2 * QUIET_ZONE;
  const side = 0.9 * height;
  const turn = ((sight.tilt ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
      const down = (dx * -sin + dy * cos) / side;
      const across = (dx * cos + dy * sin) / side / (1 + (sight.slant ?? 0) * down);
      const [u, v] = [(across + 0.5) * modules, (down + 0.5) * modules];
      if (u >= 0 && v >= 0 && u < modules && v < modules) {
        const dark = rows[Math.floor(v) - QUIET_ZONE]?.[Math.floor(u) - QUIET_ZONE] === true;
        pixels[y * width + x] = dark ? BLACK : WHITE;
      }
    }
  }
  const smeared = blurred({ width, height, pixels }, sight.blur ?? 0);
  return withNoise(smeared, sight.noise ?? 0);
}

/** The mean over a box, along the rows and then along the columns. */
function blurred(picture: Luma, box: number): Luma {
  return box < 2 ? picture : smear(smear(picture, box, 1, picture.width), box, picture.width, picture.height);
}

function smear({ width, height, pixels }: Luma, box: number, step: number, length: number): Luma {
  const out = new Uint8Array(pixels.length);
  const next = step === 1 ? width : 1;
  for (let line = 0; line < pixels.length / length; line += 1) {
    let sum = 0;
    for (let i = 0; i < length + box; i += 1) {
      const at = line * next + i * step;
      sum += i < length ? pixels[at]! : 0;
      sum -= i >= box ? pixels[at - box * step]! : 0;
      const middle = i - Math.floor(box / 2);
      if (middle >= 0 && middle < length) {
        out[line * next + middle * step] = sum / (Math.min(i, length - 1) - Math.max(0, i - box + 1) + 1);
      }
    }
  }
  return { width, height, pixels: out };
}

function withNoise(picture: Luma, most: number): Luma {
  if (most === 0) {
    return picture;
  }
  const below = seeded(7);
  const pixels = picture.pixels.map((value) =>
    Math.min(WHITE, Math.max(BLACK, value + below(2 * most + 1) - most)),
  );
  return { ...picture, pixels };
}
