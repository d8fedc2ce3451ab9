import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { countProofs, giveCode, giveToken, holderOf, insertProof, takeTry } from '../store/proofs.ts';

type Api = typeof privacyApi;
type Wish = { readonly id: string; readonly cardCode: string; readonly birthYear: number };

export const PROOF_JOB = 'privacy.proof';

const CODE_MS = 10 * 60_000;
const TOKEN_MS = 15 * 60_000;
const TRIES = 5;
/** Codes that one person gets in an hour: a stranger with a card in hand must not make a phone ring all day. */
const PER_HOUR = 3;

const hashToken = (token: string) => createHash('sha256').update(token).digest();

/**
 * Takes the wish for a code to the phone on the record of whoever holds this card and was born in this year, and answers at
 * once: whether there is such a person is found out by a job, so that neither the answer nor its time tells.
 */
export async function askProof(
  context: PrivacyContext,
  body: Body<Api['POST /public/privacy/proofs']>,
): Promise<Outcome<Reply<Api['POST /public/privacy/proofs']>>> {
  const { publicDataset: dataset, platform, codes } = context;
  if (dataset === 'live' && !codes.leaves(dataset)) {
    return refuse('no-texts');
  }
  const { db, clock, jobs, secrets } = platform;
  const id = body.id.toLowerCase();
  const now = clock.now();
  const kept = await insertProof(db, {
    id,
    dataset,
    person_no: null,
    // No code opens it before the job has drawn one.
    code_hash: Buffer.alloc(0),
    tries: 0,
    asked_at: new Date(now),
    until_at: new Date(now + CODE_MS),
    token_hash: null,
    token_until: null,
  });
  if (kept) {
    const wish: Wish = { id, cardCode: body.cardCode, birthYear: body.birthYear };
    await jobs.addOnce(PROOF_JOB, { wish: secrets.encrypt(JSON.stringify(wish)).toString('base64') }, id);
  }
  return done({ sends: codes.leaves(dataset) }, 202);
}

/** Draws a code and sends it, if there is such a person with a phone who did not get too many. */
export async function sendProof(context: PrivacyContext, input: { readonly wish: string }): Promise<null> {
  const { publicDataset: dataset, platform, people, codes } = context;
  const { db, clock, secrets } = platform;
  const { id, ...card } = JSON.parse(secrets.decrypt(Buffer.from(input.wish, 'base64'))) as Wish;
  const scope = systemScope(PROOF_JOB, dataset);
  const found = await people.byCard(scope, card);
  if (!found.ok) {
    return null;
  }
  const { personNo, cardNo } = found.value;
  const phone = (await people.byNos(scope, [personNo])).get(personNo)?.phone ?? null;
  const since = new Date(clock.now() - HOUR_MS);
  const nos = await people.mergedNos(scope, personNo);
  if (phone === null || (await countProofs(db, dataset, nos, since)) >= PER_HOUR) {
    return null;
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const given = await db
    .transaction()
    .execute(async (tx) => await giveCode(tx, dataset, id, cardNo, hashOf(context, id, code)));
  if (given) {
    const text = (shown: string) =>
      `Vung Xanh: ma xac minh ${shown}, hieu luc 10 phut. Khong doc ma nay cho ai.`;
    await codes.send(scope, { to: phone, text: text(code), shown: text('******') });
  }
  return null;
}

function hashOf({ platform }: PrivacyContext, id: string, code: string): Buffer {
  return platform.secrets.blindIndex('privacy-code', `${id} ${code}`);
}

/** Exchanges the code of the text for a token. */
export async function giveProof(
  context: PrivacyContext,
  id: string,
  code: string,
): Promise<Outcome<Reply<Api['POST /public/privacy/proofs/{id}']>>> {
  const { publicDataset: dataset, platform } = context;
  const { db, clock } = platform;
  const now = clock.now();
  return await db
    .transaction()
    .execute(async (tx): Promise<Outcome<Reply<Api['POST /public/privacy/proofs/{id}']>>> => {
      const row = await takeTry(tx, dataset, id.toLowerCase(), new Date(now), TRIES);
      const hash = hashOf(context, id.toLowerCase(), code);
      if (row === undefined || row.person_no === null || !timingSafeEqual(row.code_hash, hash)) {
        return refuse('wrong-code');
      }
      const token = randomBytes(24).toString('base64url');
      const until = new Date(now + TOKEN_MS);
      await giveToken(tx, row.id, hashToken(token), until);
      return done({ token, until: until.toISOString() });
    });
}

/** The person who holds a token, or the refusal that says that it has run out. */
export async function personOfToken(
  context: PrivacyContext,
  token: string,
): Promise<Outcome<ResolvedPerson>> {
  const { publicDataset: dataset, platform } = context;
  const now = new Date(platform.clock.now());
  const personNo = await holderOf(platform.db, dataset, hashToken(token), now);
  const scope = systemScope('privacy', dataset);
  const person =
    personNo === null
      ? undefined
      : (await context.people.resolvedByNo(scope, platform.db, [personNo])).get(personNo);
  return person === undefined ? refuse('token-ended') : done(person);
}
