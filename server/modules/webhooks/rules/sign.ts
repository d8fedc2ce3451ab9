import { createHmac } from 'node:crypto';

/** Names of the headers of every message. */
export const headers = {
  delivery: 'x-vungxanh-delivery',
  event: 'x-vungxanh-event',
  timestamp: 'x-vungxanh-timestamp',
  signature: 'x-vungxanh-signature',
} as const;

/** Headers of a message that are the same at every try; the time of the try and the signature come with each. */
export function fixedHeaders({ id, event }: { readonly id: string; readonly event: string }) {
  return {
    'content-type': 'application/json',
    'user-agent': 'vungxanh-webhook/1',
    [headers.delivery]: id,
    [headers.event]: event,
  };
}

/**
 * The signature of a message: HMAC-SHA256 over `{timestamp}.{body}` in hexadecimal, once for each secret that holds.
 * @param timestamp Unix seconds of this try.
 */
export function signatureOf(secrets: readonly string[], timestamp: number, body: string): string {
  return secrets
    .map((secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`)
    .join(',');
}
