import type { RowOf } from '../../kit/list/useList.ts';

export type PrivacyRequest = RowOf<'GET /privacy/requests'>;

/** Whether the asker is still to be told how the request is dealt with. */
export function waitsForFirstAnswer(request: PrivacyRequest): boolean {
  return request.state === 'open' && request.firstAnswerDueAt !== null && request.firstAnsweredAt === null;
}
