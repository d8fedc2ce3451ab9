import type { FileRefusal, SheetFile } from '../../../shared/lists/sheet-file.ts';

const NOT_LOADED: FileRefusal = {
  ok: false,
  vi: 'Chưa tải được phần đọc tệp; những gì đang nhập vẫn còn. Hãy thử lại khi có mạng.',
  en: 'The file reader could not be loaded; what you typed is kept. Try again with a network.',
};

/** Opens a file of this computer. The reader is loaded when a file is opened: most who see the button paste. */
export async function openFile(file: File): Promise<SheetFile | FileRefusal> {
  const reader = await import('../../../shared/lists/sheet-file.ts').catch(() => null);
  return reader === null ? NOT_LOADED : await reader.openSheetFile(file);
}
