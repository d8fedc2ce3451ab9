import { readFileSync } from 'node:fs';
import PdfKit from 'pdfkit';
import { qrMatrix } from '../../../lib/credentials/index.ts';

/** A document being drawn; units are points (1/72 inch), the origin is the upper left corner of the page. */
export type Pdf = PDFKit.PDFDocument;

/** Millimetres as points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

type DocumentOptions = {
  /** Name (`A4`, `A5`, `A7`) or width and height in points. */
  readonly size: string | readonly [number, number];
  readonly title: string;
  readonly landscape?: boolean;
  readonly margin?: number;
  /** Written into the file; give the clock's time, so that a document is reproducible. */
  readonly createdAt: number;
};

// Whole TTFs: web slices of the font lack either a-z or the Vietnamese letters, and a PDF drops them silently.
const FONTS = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
  boldItalic: '700Bold_Italic/BeVietnamPro_700Bold_Italic.ttf',
  italic: '400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf',
};
const fontFiles = new Map<string, Buffer>();

function fontFile(name: keyof typeof FONTS): Buffer {
  let bytes = fontFiles.get(name);
  if (bytes === undefined) {
    bytes = readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${FONTS[name]}`)));
    fontFiles.set(name, bytes);
  }
  return bytes;
}

/** A new tagged Vietnamese document with the fonts of FONTS; `regular` is set. */
export function newDocument({ size, title, landscape, margin = mm(15), createdAt }: DocumentOptions): Pdf {
  const document = new PdfKit({
    size: typeof size === 'string' ? size : [...size],
    layout: landscape === true ? 'landscape' : 'portrait',
    margin,
    lang: 'vi-VN',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, CreationDate: new Date(createdAt) },
  });
  for (const name of Object.keys(FONTS) as (keyof typeof FONTS)[]) {
    document.registerFont(name, fontFile(name));
  }
  return document.font('regular');
}

export type TextPlace = PDFKit.Mixins.TextOptions & {
  readonly x?: number;
  readonly y?: number;
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly boldItalic?: boolean;
  readonly color?: string;
};

/** A heading, bold; `level` 1 is the document's title. */
export function heading(
  document: Pdf,
  text: string,
  place: TextPlace & { readonly level?: 1 | 2 | 3 } = {},
): void {
  const { level = 1, ...rest } = place;
  write(document, `H${level}`, text, { bold: true, fontSize: [18, 14, 12][level - 1] ?? 12, ...rest });
}

/** The largest of the sizes, largest first, at which a bold text stands whole in a room; else the smallest. */
export function sizeThatFits(
  document: Pdf,
  text: string,
  room: { readonly width: number; readonly height: number },
  sizes: readonly [number, ...number[]],
): number {
  const fits = (size: number) =>
    document.font('bold').fontSize(size).heightOfString(text.normalize('NFC'), { width: room.width }) <=
    room.height;
  return sizes.find(fits) ?? sizes.at(-1)!;
}

/** A paragraph; without x and y it goes where the last text ended. */
export function paragraph(document: Pdf, text: string, place: TextPlace = {}): void {
  write(document, 'P', text, place);
}

function write(document: Pdf, tag: string, text: string, place: TextPlace): void {
  const {
    x,
    y,
    fontSize = 11,
    bold = false,
    italic = false,
    boldItalic = false,
    color = '#000',
    ...options
  } = place;
  const draw = () => {
    document
      .font(boldItalic ? 'boldItalic' : bold ? 'bold' : italic ? 'italic' : 'regular')
      .fontSize(fontSize)
      .fillColor(color)
      .text(text.normalize('NFC'), x ?? document.x, y ?? document.y, options);
  };
  document.addStructure(document.struct(tag, {}, draw));
}

/**
 * A QR code as vector squares, black on white with its quiet zone of four modules inside `side` (points).
 * @param alt what the code is, for screen readers.
 * @throws Error when the text is too long for a QR code: a fault of the program.
 */
export function qr(
  document: Pdf,
  text: string,
  at: { x: number; y: number; side: number; alt: string },
): void {
  const matrix = qrMatrix(text, 'M');
  if (!matrix.ok) {
    throw new Error('the text is too long for a QR code');
  }
  const { rows } = matrix.value;
  const module = at.side / (rows.length + 8);
  const draw = () => {
    document.rect(at.x, at.y, at.side, at.side).fill('#fff');
    rows.forEach((row, y) => {
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] === true) {
          const from = x;
          while (row[x + 1] === true) {
            x += 1;
          }
          document.rect(at.x + (from + 4) * module, at.y + (y + 4) * module, (x - from + 1) * module, module);
        }
      }
    });
    document.fill('#000');
  };
  document.addStructure(document.struct('Figure', { alt: at.alt }, draw));
}

/** Ends the document and gives its bytes. */
export async function finish(document: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return await new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}
