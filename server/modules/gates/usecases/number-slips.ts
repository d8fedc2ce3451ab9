import type { Body } from '../../../../contract/kit.ts';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertSlipBook } from '../store/control.ts';
import { postsByIds } from '../store/posts.ts';

type Book = { readonly id: string; readonly first: string; readonly last: string };

/** The number on a slip: post and running number, `P12N00034`. */
export function slipNumber(placeNo: number, no: number): string {
  return `P${placeNo}N${String(no).padStart(5, '0')}`;
}

/** Numbers a book of paper slips for a post, to be printed before the network fails. */
export async function numberSlips(
  { platform, areas }: GateContext,
  scope: Scope,
  body: Body<(typeof gateControlApi)['POST /gates/slips']>,
): Promise<Outcome<Book>> {
  const [post] = await postsByIds(scope, platform.db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.manage', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'gate.slips', content: [scope.dataset, body], at }, async () => {
        const { place_no: placeNo } = post;
        const first = await insertSlipBook(scope, tx, { placeNo, id, count: body.count, at: new Date(at) });
        await audit(tx, scope, at, [
          { action: 'gate.slips', areaNo: post.area_no, detail: { count: body.count } },
        ]);
        return done(
          { id, first: slipNumber(placeNo, first), last: slipNumber(placeNo, first + body.count - 1) },
          201,
        );
      }),
  );
}
