import { systemScope } from '../../../platform/access/scope.ts';
import { tracedCasesUnder } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { queueRetrace } from './retrace.ts';

/** A profile changed: traced cases that it holds for are traced again, each once however often it changes meanwhile. */
export async function followProfile(
  context: TracingContext,
  dataset: string,
  change: { readonly disease: string; readonly from: string; readonly until: string | null },
): Promise<void> {
  const scope = systemScope('tracing.follow-profile', dataset);
  const ids = await tracedCasesUnder(scope, context.platform.db, change.disease, change);
  await queueRetrace(context, scope, ids);
}
