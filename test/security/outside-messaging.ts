import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, open, refused, type OutsideExpectation } from './outside-kit.ts';

/** Text messages: those that came in belong to the area of their declaration, those that leave to the province. */
export const messagingExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /messages/sms': get(
    () => '/messages/sms',
    (f) => [f.smsId],
  ),
  'GET /messages/sms/own': open("the caller's own texts alone, whatever their area", '/messages/sms/own'),
  'GET /messages/sms/gateway': open('says how the installation sends, names nobody', '/messages/sms/gateway'),
  'GET /messages/sms/{id}': refused((f) => `/messages/sms/${f.smsId}`),
  'POST /messages/sms/{id}/again': {
    ...refused((f) => `/messages/sms/${f.smsId}/again`),
    // Kept, since simulated texts leave nowhere.
    inside: 409,
  },
  'POST /messages/sms/{id}/cancel': {
    ...refused((f) => `/messages/sms/${f.smsId}/cancel`),
    inside: 409,
  },
  'GET /messages/opt-outs': open(
    'a number says no area; shown to who may see those of the home area',
    '/messages/opt-outs',
  ),
  'POST /messages/opt-outs': open('whoever asks may live anywhere', '/messages/opt-outs', () => ({
    phone: '0912345678',
    wants: 'all',
  })),
  'POST /messages/sms': open(
    'whoever declared may live anywhere; nothing leaves in simulated data',
    '/messages/sms',
    () => ({ id: uuid7(), to: '0912345678', text: 'Thử' }),
    201,
  ),
};
