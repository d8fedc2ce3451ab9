import { escapeXml } from '../../../shared/xml.ts';

/** The part of a canvas that chains are drawn with, so that one drawing serves screen and SVG alike. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'rect'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'setLineDash'
>;

const round = (value: number) => String(Math.round(value * 100) / 100);

/** A pen that writes SVG elements instead of pixels. `text` answers what was drawn. */
export function svgPen(): Pen & { readonly text: () => string } {
  const parts: string[] = [];
  let path: string[] = [];
  let dash = '';
  const pen = {
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    font: '12px sans-serif',
    textAlign: 'start' as CanvasTextAlign,
    textBaseline: 'alphabetic' as CanvasTextBaseline,
    beginPath: () => {
      path = [];
    },
    moveTo: (x: number, y: number) => void path.push(`M${round(x)} ${round(y)}`),
    lineTo: (x: number, y: number) => void path.push(`L${round(x)} ${round(y)}`),
    closePath: () => void path.push('Z'),
    rect: (x: number, y: number, width: number, height: number) =>
      void path.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`),
    // Only whole circles are drawn.
    arc: (x: number, y: number, r: number) =>
      void path.push(
        `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0z`,
      ),
    fill: () => void parts.push(`<path d="${path.join('')}" fill="${pen.fillStyle}"/>`),
    stroke: () =>
      void parts.push(
        `<path d="${path.join('')}" fill="none" stroke="${pen.strokeStyle}" stroke-width="${round(pen.lineWidth)}"${dash}/>`,
      ),
    fillRect: (x: number, y: number, width: number, height: number) =>
      void parts.push(
        `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${pen.fillStyle}"/>`,
      ),
    fillText: (text: string, x: number, y: number) => {
      const size = /(\d+)px/.exec(pen.font)?.[1] ?? '12';
      const weight = pen.font.startsWith('700') ? ' font-weight="700"' : '';
      const anchor = pen.textAlign === 'center' ? ' text-anchor="middle"' : '';
      const base = pen.textBaseline === 'middle' ? ' dominant-baseline="central"' : '';
      parts.push(
        `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight}${anchor}${base} fill="${pen.fillStyle}">${escapeXml(text)}</text>`,
      );
    },
    setLineDash: (segments: Iterable<number>) => {
      const lengths = [...segments];
      dash = lengths.length === 0 ? '' : ` stroke-dasharray="${lengths.join(' ')}"`;
    },
    text: () => parts.join('\n'),
  };
  return pen as unknown as Pen & { readonly text: () => string };
}
