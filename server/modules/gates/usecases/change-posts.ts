import type { Body } from '../../../../contract/kit.ts';
import type { gatesApi } from '../../../../contract/gates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { postsByIds } from '../store/posts.ts';
import { changePost, type ShownPost } from './show-posts.ts';

/** Sets the neighbours of a post, and whether it stands at the border. Who is no post of the dataset is refused. */
export async function editPost(
  context: GateContext,
  scope: Scope,
  id: string,
  body: Body<(typeof gatesApi)['PATCH /gates/posts/{id}']>,
): Promise<Outcome<ShownPost>> {
  return await changePost(context, scope, id, 'gate.manage', 'gate.post', async (post) => {
    const ids = body.neighbourIds?.map((one) => one.toLowerCase());
    const found = ids === undefined ? [] : await postsByIds(scope, context.platform.db, ids);
    if (ids !== undefined && found.length < new Set(ids).size) {
      return refuse('unknown-post', { fields: { neighbourIds: 'unknown' } });
    }
    return done({
      border: body.border ?? post.border,
      neighbour_nos: ids === undefined ? post.neighbour_nos : found.map(({ place_no }) => place_no),
    });
  });
}

/** Opens a lane, samples, or looks at everybody again; what is less than everybody needs a reason. */
export async function setMode(
  context: GateContext,
  scope: Scope,
  id: string,
  { mode, oneIn, reason }: Body<(typeof gatesApi)['POST /gates/posts/{id}/mode']>,
): Promise<Outcome<ShownPost>> {
  return await changePost(context, scope, id, 'gate.command', `gate.mode.${mode}`, async () => {
    if (mode !== 'all' && (reason === undefined || (mode === 'sample' && oneIn === undefined))) {
      return refuse('mode-reason', {
        fields: reason === undefined ? { reason: 'required' } : { oneIn: 'required' },
      });
    }
    return done({
      mode,
      one_in: mode === 'sample' ? oneIn! : null,
      mode_reason: mode === 'all' ? null : reason!,
      mode_since: mode === 'all' ? null : new Date(context.platform.clock.now()),
    });
  });
}
