import { strToU8, zipSync } from 'fflate';

const NAMESPACES = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['draw', 'drawing'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** Parts of an OpenDocument file put together by hand; those left out are the least that makes one. */
export type RawOds = {
  /** What stands in the body: sheets by `odsSheet`. */
  readonly body: string;
  readonly styles?: string;
  /** More of the manifest, such as what a password leaves there. */
  readonly manifest?: string;
  readonly kind?: 'spreadsheet' | 'text';
};

/** An OpenDocument spreadsheet as LibreOffice lays it out. */
export function rawOds({ body, styles = '', manifest = '', kind = 'spreadsheet' }: RawOds): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(
      `<manifest:manifest><manifest:file-entry manifest:full-path="content.xml">${manifest}</manifest:file-entry></manifest:manifest>`,
    ),
  });
}

/** A sheet of rows as `odsRow` writes them, with the million empty rows at its end. */
export function odsSheet(name: string, rows: string, style = 'ta1'): string {
  return `<table:table table:name="${name}" table:style-name="${style}"><table:table-column table:number-columns-repeated="16384"/>${rows}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
}

/** A row of cells: texts, numbers as they are shown, nothing; what begins with `<` as it stands. */
export function odsRow(cells: readonly (string | number | null)[], attributes = ''): string {
  const written = cells.map((cell) =>
    cell === null
      ? '<table:table-cell/>'
      : typeof cell === 'number'
        ? `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
        : cell.startsWith('<')
          ? cell
          : `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`,
  );
  return `<table:table-row ${attributes}>${written.join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
}
