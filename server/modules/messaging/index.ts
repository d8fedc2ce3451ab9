/** The door of messaging. */
export type { InboundSettings, MessagingContext } from './context.ts';
export { codeSender } from './usecases/send-code.ts';
export { sendSms, type TextToSend } from './usecases/send-sms.ts';
export { textsTo } from './usecases/texts-to.ts';
