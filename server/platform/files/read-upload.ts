import { defineRefusals, done, type Outcome } from '../outcomes/outcome.ts';
import { cleanJpeg, cleanPng } from './clean-picture.ts';

const refuse = defineRefusals('file', {
  'not-base64': [
    422,
    'Tệp “{name}” gửi lên bị hỏng; chưa có gì được lưu. Hãy chọn lại tệp rồi gửi.',
    'The file “{name}” arrived damaged; nothing was stored. Choose it again and send.',
  ],
  'too-large': [
    413,
    'Tệp “{name}” lớn hơn {most} MB; chưa có gì được lưu. Hãy quét ở độ phân giải thấp hơn hoặc tách tệp.',
    'The file “{name}” is larger than {most} MB; nothing was stored. Scan it at a lower resolution or split it.',
  ],
  'wrong-type': [
    422,
    'Tệp “{name}” không phải PDF, JPEG hay PNG đúng như tên gọi; chưa có gì được lưu. Hãy quét lại thành PDF hoặc ảnh.',
    'The file “{name}” is not the PDF, JPEG or PNG it says; nothing was stored. Scan it again as a PDF or a picture.',
  ],
  'active-content': [
    422,
    'Tệp PDF “{name}” có mã chạy được hoặc tệp đính kèm bên trong; không nhận. Hãy in ra PDF mới rồi gửi lại.',
    'The PDF “{name}” holds scripts or embedded files and was not taken. Print it to a new PDF and send that.',
  ],
});

export type UploadType = 'application/pdf' | 'image/jpeg' | 'image/png';
export type GivenFile = { readonly name: string; readonly type: UploadType; readonly data: string };

/** Largest file taken, in bytes. */
export const MOST_BYTES = 8_000_000;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
// As plain text only: what lies in a compressed object stream is not looked for, a viewer's sandbox has to hold that.
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b/;

/**
 * The bytes of an uploaded scan: its type is read from its content, whatever it says; a picture loses its EXIF data
 * and comments; a PDF with scripts, launch actions or embedded files is refused.
 */
export function readUpload(file: GivenFile): Outcome<Buffer> {
  const params = { name: file.name, most: MOST_BYTES / 1_000_000 };
  if (!BASE64.test(file.data)) {
    return refuse('not-base64', { params });
  }
  const bytes = Buffer.from(file.data, 'base64');
  if (bytes.length > MOST_BYTES) {
    return refuse('too-large', { params });
  }
  if (file.type === 'application/pdf') {
    const text = bytes.toString('latin1');
    if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-2048).includes('%%EOF')) {
      return refuse('wrong-type', { params });
    }
    return ACTIVE.test(text) ? refuse('active-content', { params }) : done(bytes);
  }
  const clean = file.type === 'image/jpeg' ? cleanJpeg(bytes) : cleanPng(bytes);
  return clean === null ? refuse('wrong-type', { params }) : done(clean);
}
