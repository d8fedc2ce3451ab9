import { anonymousScope, type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { Reply } from '../../../../contract/kit.ts';
import type { publicBriefingsApi } from '../../../../contract/command-briefings.ts';
import type { CommandContext } from '../context.ts';
import { briefingFile } from '../document/a4.ts';
import { briefingPage } from '../document/page.ts';
import type { Paper } from '../document/paper.ts';
import { phoneFile } from '../document/phone.ts';
import { drawZones } from '../document/zone-drawing.ts';
import { refuse } from '../refusals.ts';
import { briefingLines } from '../rules/briefing-lines.ts';
import { briefingPlan } from '../rules/shipped.ts';
import { briefingByDigest, type BriefingRow } from '../store/briefings.ts';
import type { Content } from './freeze-cut.ts';
import { outlinesOf } from './outlines.ts';
import { communesOf, provinceOf } from './province.ts';
import { addendumOf, contentOf, reachBriefing } from './show-briefings.ts';
import { verifyCut } from './verify-cut.ts';

type PublicCut = Reply<(typeof publicBriefingsApi)['GET /public/briefings/{digest}']>;

/** The A4 report or the phone brief of a cut, for whoever works with it; unsigned ones say that they are. */
export async function printBriefing(
  context: CommandContext,
  scope: Scope,
  id: string,
  form: 'a4' | 'phone',
): Promise<FileAnswer | Refusal> {
  const found = await reachBriefing(context, scope, id);
  if (!found.ok) {
    return found;
  }
  const paper = await paperOf(context, scope, found.value);
  const body = await (form === 'a4' ? briefingFile(paper) : phoneFile(forForwarding(paper)));
  return pdf(found.value, form, body);
}

/** Whether a code is one of our cuts and unchanged; the figures only once a leader signed them off. */
export async function checkPublicly(context: CommandContext, digest: string): Promise<Outcome<PublicCut>> {
  const row = await briefingByDigest(anonymousScope(''), context.platform.db, digest);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const verification = await verifyCut(context, row);
  const open = verification.genuine && row.signed_off_at !== null;
  const { ranking: _, ...content } = publicContent(contentOf(row));
  return done({
    digest: row.digest,
    number: row.number,
    at: row.cut_at.toISOString(),
    dataset: row.dataset,
    state: row.signed_off_at === null ? 'FROZEN' : 'SIGNED',
    ...verification,
    content: open ? content : null,
  });
}

/** The phone brief of a signed-off cut for everybody who has its code: a page, or a PDF of one page. */
export async function showPublicly(
  context: CommandContext,
  digest: string,
  as: 'page' | 'pdf',
): Promise<FileAnswer | Refusal> {
  const row = await briefingByDigest(anonymousScope(''), context.platform.db, digest);
  if (row === undefined || row.signed_off_at === null) {
    return row === undefined ? refuseGeneral('not-found') : refuse('not-signed-off');
  }
  // The leader's signature published it: the page reads for everybody what is behind it.
  const paper = await paperOf(context, systemScope('command.page', row.dataset), row);
  // Whoever forwards it has no need of the leader's name.
  const shown = forForwarding({ ...paper, signature: { ...paper.signature!, by: '' } });
  if (as === 'pdf') {
    return pdf(row, 'phone', await phoneFile(shown));
  }
  const { genuine } = await verifyCut(context, row);
  const body = briefingPage(shown, genuine);
  return { ok: true, file: { type: 'text/html; charset=utf-8', name: 'tin-nhanh.html', body, inline: true } };
}

/** The phone brief is made to be forwarded: whoever prints it, it says what the public page says. */
function forForwarding(paper: Paper): Paper {
  const content = publicContent(paper.content);
  const codes = new Set(content.figures.map(({ code }) => code));
  return { ...paper, content, corrections: paper.corrections.filter(({ code }) => codes.has(code)) };
}

/** What of a cut is for everybody: open figures, and sentences made of them alone. */
function publicContent(content: Content): Content {
  const figures = content.figures.filter(({ open }) => open);
  return { ...content, figures, lines: briefingLines({ ...content, figures }), ranking: [] };
}

function pdf(row: BriefingRow, form: 'a4' | 'phone', body: Buffer): FileAnswer {
  const stamp = row.cut_at.toISOString().slice(0, 13).replaceAll(/\D/g, '');
  const name = `${form === 'a4' ? 'bao-cao-nhanh' : 'tin-nhanh'}-${stamp}.pdf`;
  return { ok: true, file: { type: 'application/pdf', name, body, inline: true } };
}

async function paperOf(context: CommandContext, scope: Scope, row: BriefingRow): Promise<Paper> {
  const communes = communesOf(context);
  const [outlines, levels, addendum] = await Promise.all([
    outlinesOf(context),
    context.levels(
      scope,
      communes.map(({ no }) => no),
      row.cut_at.getTime(),
    ),
    addendumOf(context, scope, row),
  ]);
  const levelOf = new Map(
    communes.flatMap(({ no, code }): [string, number][] => {
      const level = levels.get(no)?.level;
      return level === undefined ? [] : [[code, level]];
    }),
  );
  return {
    content: contentOf(row),
    digest: row.digest,
    address: `${context.platform.publicUrl}/api/v1/public/briefings/${row.digest}/page`,
    office: briefingPlan.office,
    seat: provinceOf(context).name,
    signature:
      row.signed_off_at === null
        ? null
        : { by: row.signed_off_by!, position: row.position!, at: row.signed_off_at.toISOString() },
    corrections: addendum.rows,
    correctedAt: addendum.readAt,
    approximate: outlines.approximate,
    draw: (box) => drawZones(outlines, levelOf, box),
  };
}
