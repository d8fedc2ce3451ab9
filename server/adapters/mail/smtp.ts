import { createTransport } from 'nodemailer';
import type { Mailed, MailAdapter, OutgoingMail } from './port.ts';

/** How an SMTP server is reached. */
export type SmtpSettings = {
  /** `smtp://user:password@host:587` (STARTTLS is demanded) or `smtps://…:465`. Holds a password: never log it. */
  readonly url: string;
  /** The address that mail comes from. */
  readonly from: string;
  /** Certificates trusted beside those of the system: that of a province's own server. */
  readonly ca?: string;
};

const PATIENCE_MS = 15_000;
const CHECK_MS = 900;
const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Mail over SMTP. Password and text leave encrypted only; a server on this very machine may do without. */
export function smtpMail({ url, from, ca }: SmtpSettings): MailAdapter {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const options = (patience: number) => ({
    host: hostname.replaceAll(/[[\]]/gu, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !LOOPBACK.has(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // Files are given as bytes: nothing of a mail is ever read from a disk or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    name: 'smtp',
    send: async (mail: OutgoingMail): Promise<Mailed> => {
      const transport = createTransport(options(PATIENCE_MS));
      try {
        const { response } = await transport.sendMail({
          from: { name: 'Vùng Xanh', address: from },
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          attachments: mail.files.map(({ name, type, bytes }) => ({
            filename: name,
            contentType: type,
            content: bytes,
          })),
        });
        return { state: 'accepted', detail: response.slice(0, 120) };
      } catch (error) {
        return judged(error);
      } finally {
        transport.close();
      }
    },
    check: async () => {
      const transport = createTransport(options(CHECK_MS));
      try {
        return await transport.verify();
      } catch {
        return false;
      } finally {
        transport.close();
      }
    },
  };
}

/**
 * A server's "no" for good is 5xx; that of a log-in too, but somebody will mend the password. Of a failure only its code is
 * kept: its text may repeat the address or the server's words about it.
 */
function judged(error: unknown): Mailed {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const detail = [code, responseCode].filter((one) => one !== undefined).join(' ') || 'unreachable';
  const forGood = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return { state: forGood ? 'refused' : 'failed', detail };
}
