import type { DataOf } from '../../kit/api.ts';

export type OneDeclaration = DataOf<'GET /declarations/{id}'>;
