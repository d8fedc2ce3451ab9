import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Declarations at the desk, and the due work that they raise. */
export const declarationExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /declarations/{id}': refused((f) => `/declarations/${f.declarationId}`),
  'POST /declarations/{id}/task': refused(
    (f) => `/declarations/${f.declarationId}/task`,
    () => ({ outcome: 'well' }),
  ),
  'POST /declarations/assisted': open(
    'whoever stands at the desk may live anywhere; the answer holds nothing but what was entered',
    '/declarations/assisted',
    () => ({
      id: uuid7(),
      person: { fullName: 'Người Đi Đường', birthYear: 1980 },
      symptoms: [],
      exposures: [],
      declaredAt: NOW,
      declaredBy: 'officer',
    }),
  ),
  'POST /declarations/sms': open('reads a text, records nothing', '/declarations/sms', () => ({
    text: 'KB Vi Văn An 1990 xã Hữu Liên khỏe',
  })),
};
