export type { OutgoingMail, Mailed, MailAdapter } from './port.ts';
export { keptMail } from './kept.ts';
export { smtpMail, type SmtpSettings } from './smtp.ts';
