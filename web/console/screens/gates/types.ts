import type { RowOf } from '../../kit/list/useList.ts';

export type QuestionRow = RowOf<'GET /gates/escalations'>;
