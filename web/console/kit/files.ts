import type { ErrorReply } from './api.ts';
import { type ApiError, apiError, csrf, noteWritten } from './api.ts';
import { saveBlob } from './save.ts';

const offline = {
  ok: false,
  status: 0,
  error: {
    code: 'net.offline',
    message: 'Không kết nối được máy chủ; chưa tải được tệp.',
    messageEn: 'The server cannot be reached; the file was not loaded.',
  },
} as const;

function fileName(disposition: string | null, fallback: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition ?? '')?.[1];
  const plain = /filename="?([^";]+)"?/iu.exec(disposition ?? '')?.[1];
  return encoded === undefined ? (plain ?? fallback) : decodeURIComponent(encoded);
}

async function refusal(response: Response): Promise<ApiError> {
  const reply = (await response.json().catch(() => ({
    code: `http.${response.status}`,
    message: `Không tải được tệp (lỗi ${response.status}).`,
    messageEn: `The file was not loaded (error ${response.status}).`,
  }))) as ErrorReply;
  return apiError({ ok: false, status: response.status, error: reply });
}

function requestOf(accept: string, body: object | undefined): RequestInit {
  if (body === undefined) {
    return { headers: { accept } };
  }
  const headers = { accept, 'content-type': 'application/json', 'x-csrf-token': csrf() ?? '' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

/**
 * Load a file of the API and hand it to the browser as a download.
 * @param accept content type asked for: `text/csv` turns a list into its export.
 * @param body what the file is made from, where it is asked for by POST.
 * @returns the refusal, or null after a success.
 */
export async function download(
  url: string,
  accept: string,
  fallbackName: string,
  body?: object,
): Promise<ApiError | null> {
  let response: Response;
  let blob: Blob;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...requestOf(accept, body) });
    if (!response.ok) {
      return await refusal(response);
    }
    blob = await response.blob();
  } catch {
    return apiError(offline);
  }
  saveBlob(blob, fileName(response.headers.get('content-disposition'), fallbackName));
  noteWritten();
  return null;
}
