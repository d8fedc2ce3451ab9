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
          : { state: 'failed', detail: said };
      } catch (error) {
        // The address holds a password: of the failure only its name is kept.
        return { state: 'failed', detail: error instanceof Error ? error.name : 'unreachable' };
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
