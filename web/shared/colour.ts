type Triple = readonly [number, number, number];

/** Linear-light RGB (0..1) of `#rrggbb` (sRGB, IEC 61966-2-1). */
export function linearRgb(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast ratio of two colours, 1..21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = linearRgb(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
const simulation: { readonly [vision in Exclude<Vision, 'normal'>]: readonly [Triple, Triple, Triple] } = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** CIELAB (D65) of a colour as somebody with the given vision sees it. */
export function labSeen(hex: string, vision: Vision): Triple {
  const rgb = linearRgb(hex);
  const seen: Triple =
    vision === 'normal'
      ? rgb
      : [
          clamp(dot(simulation[vision][0], rgb)),
          clamp(dot(simulation[vision][1], rgb)),
          clamp(dot(simulation[vision][2], rgb)),
        ];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f(dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047);
  const y = f(dot([0.2126729, 0.7151522, 0.072175], seen));
  const z = f(dot([0.0193339, 0.119192, 0.9503041], seen) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;
const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360);

/** Colour difference CIEDE2000 of two CIELAB colours (Sharma, Wu and Dalal 2005, k = 1). */
export function ciede2000(one: Triple, two: Triple): number {
  const meanC = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
  const [a1, a2] = [one[1] * (1 + g), two[1] * (1 + g)];
  const [c1, c2] = [Math.hypot(a1, one[2]), Math.hypot(a2, two[2])];
  const [h1, h2] = [hue(a1, one[2]), hue(a2, two[2])];
  const gap = h2 - h1;
  const turn = c1 * c2 === 0 || Math.abs(gap) <= 180 ? gap : gap - Math.sign(gap) * 360;
  const deltaH = c1 * c2 === 0 ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2));
  const meanL = (one[0] + two[0]) / 2;
  const meanCp = (c1 + c2) / 2;
  const sum = h1 + h2;
  const wrapped = Math.abs(h1 - h2) <= 180 ? sum : sum < 360 ? sum + 360 : sum - 360;
  const meanH = c1 * c2 === 0 ? sum : wrapped / 2;
  const t =
    1 -
    0.17 * Math.cos(radians(meanH - 30)) +
    0.24 * Math.cos(radians(2 * meanH)) +
    0.32 * Math.cos(radians(3 * meanH + 6)) -
    0.2 * Math.cos(radians(4 * meanH - 63));
  const sl = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sc = 1 + 0.045 * meanCp;
  const sh = 1 + 0.015 * meanCp * t;
  const rotation =
    -2 *
    Math.sqrt(meanCp ** 7 / (meanCp ** 7 + 25 ** 7)) *
    Math.sin(radians(60 * Math.exp(-(((meanH - 275) / 25) ** 2))));
  const l = (two[0] - one[0]) / sl;
  const c = (c2 - c1) / sc;
  const h = deltaH / sh;
  return Math.sqrt(l ** 2 + c ** 2 + h ** 2 + rotation * c * h);
}
