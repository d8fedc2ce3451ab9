import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, open, type OutsideExpectation } from './outside-kit.ts';

/** Text messages: those that came in belong to the area of their declaration, those that leave to the province. */
export const messagingExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /messages/sms': get(
    () => '/messages/sms',
    (f) => [f.smsId],
  ),
  'GET /messages/sms/gateway': open('says how the installation sends, names nobody', '/messages/sms/gateway'),
  'POST /messages/sms': open(
    'whoever declared may live anywhere; nothing leaves in simulated data',
    '/messages/sms',
    () => ({ id: uuid7(), to: '0912345678', text: 'Thử' }),
    201,
  ),
};
