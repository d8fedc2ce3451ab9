import { createHmac, timingSafeEqual } from 'node:crypto';

const FIVE_MINUTES = 300;

/** Whether a message is of Vùng Xanh and fresh. `body`: the bytes as they came, before anything parsed them; `now`: Unix seconds. */
export function isGenuine(
  headers: { readonly [name: string]: string | string[] | undefined },
  body: string | Buffer,
  secret: string,
  now: number = Date.now() / 1000,
): boolean {
  const timestamp = String(headers['x-vungxanh-timestamp']);
  const age = Math.abs(now - Number(timestamp));
  // Not a number is not fresh either.
  if (!(age <= FIVE_MINUTES)) {
    return false;
  }
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  return String(headers['x-vungxanh-signature'])
    .split(',')
    .some((one) => {
      const given = Buffer.from(one.trim().replace(/^v1=/, ''), 'hex');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}
