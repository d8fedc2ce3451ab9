import type { RowOf } from '../../kit/list/useList.ts';

export type PrivacyRequest = RowOf<'GET /privacy/requests'>;
