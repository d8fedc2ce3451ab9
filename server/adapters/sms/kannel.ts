import type { OutgoingText, Sent, SmsAdapter } from './port.ts';

/** How Kannel's smsbox is reached. */
export type KannelSettings = {
  /** Address of sendsms with user and password in its query. Holds a password: never log it. */
  readonly sendUrl: string;
  /** What the receiver sees as the sender. */
  readonly sender: string;
};

const PATIENCE_MS = 10_000;
/** Letters that a text of 160 characters may hold without becoming one of 70 (GSM 03.38, without its extension). */
// oxlint-disable-next-line no-control-regex -- the alphabet has a line break
const GSM = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z]*$/;

/** What a proxy says that lost sight of the gateway. */
const GATEWAY_TIMEOUT = 504;
/** Faults after which the gateway may have the text all the same. */
const MID_WAY = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** What is known after no answer came. The address holds a password: of the fault only its name or code is kept. */
function notTaken(error: unknown): Sent {
  const name = error instanceof Error ? error.name : 'unreachable';
  const cause = error instanceof Error ? (error.cause as { readonly code?: unknown } | undefined) : undefined;
  const code = typeof cause?.code === 'string' ? cause.code : null;
  return name === 'TimeoutError' || name === 'AbortError' || (code !== null && MID_WAY.has(code))
    ? { state: 'unsure', detail: code ?? name }
    : { state: 'failed', detail: code ?? name, again: true };
}

/**
 * Kannel over its HTTP interface. Vietnamese letters need UCS-2: without `coding=2` Kannel makes "?" of them and says
 * nothing. 202 means accepted, not delivered.
 */
export function kannelSms({ sendUrl, sender }: KannelSettings, fetchIt: typeof fetch = fetch): SmsAdapter {
  return {
    name: 'kannel',
    send: async ({ to, text }: OutgoingText): Promise<Sent> => {
      const url = new URL(sendUrl);
      const plain = text.normalize('NFC');
      url.searchParams.set('from', sender);
      url.searchParams.set('to', to);
      url.searchParams.set('text', plain);
      url.searchParams.set('charset', 'UTF-8');
      url.searchParams.set('coding', GSM.test(plain) ? '0' : '2');
      try {
        const answer = await fetchIt(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
        const said = (await answer.text()).slice(0, 120);
        return answer.status === 202
          ? { state: 'accepted', detail: said }
          : answer.status === GATEWAY_TIMEOUT
            ? { state: 'unsure', detail: said }
            : { state: 'failed', detail: said, again: answer.status >= 500 || answer.status === 429 };
      } catch (error) {
        return notTaken(error);
      }
    },
    check: async () => {
      try {
        await fetchIt(new URL('/', sendUrl), { signal: AbortSignal.timeout(900), redirect: 'error' });
        return true;
      } catch {
        return false;
      }
    },
  };
}
