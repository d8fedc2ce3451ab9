import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { anonymousScope, systemScope } from '../../../platform/access/scope.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { PrivacyContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { countProofs, giveToken, holderOf, insertProof, takeTry } from '../store/proofs.ts';

type Api = typeof privacyApi;

const CODE_MS = 10 * 60_000;
const TOKEN_MS = 15 * 60_000;
const TRIES = 5;
/** Codes that one person gets in an hour: a stranger with a card in hand must not make a phone ring all day. */
const PER_HOUR = 3;

const hashToken = (token: string) => createHash('sha256').update(token).digest();

/**
 * Sends a code to the phone on the record of whoever holds this card and was born in this year. Who asks learns nothing: the
 * answer, and what is written, are the same where there is no such person or no phone.
 */
export async function askProof(
  context: PrivacyContext,
  body: Body<Api['POST /public/privacy/proofs']>,
): Promise<Outcome<Reply<Api['POST /public/privacy/proofs']>>> {
  const { publicDataset: dataset, platform } = context;
  const { db, clock, secrets } = platform;
  const reach = context.textsReach(dataset);
  if (dataset === 'live' && !reach) {
    return refuse('no-texts');
  }
  const now = clock.now();
  const id = body.id.toLowerCase();
  const target = await phoneOf(context, body.cardCode, body.birthYear);
  const allowed =
    target !== null && (await countProofs(db, dataset, target.personNo, new Date(now - HOUR_MS))) < PER_HOUR;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const kept = await insertProof(db, {
    id,
    dataset,
    person_no: allowed ? target.personNo : null,
    code_hash: secrets.blindIndex('privacy-code', `${id} ${code}`),
    tries: 0,
    asked_at: new Date(now),
    until_at: new Date(now + CODE_MS),
    token_hash: null,
    token_until: null,
  });
  if (kept && allowed) {
    const words = (shown: string) =>
      `Vung Xanh: ma xac minh ${shown}, hieu luc 10 phut. Khong doc ma nay cho ai.`;
    await context.sendText(systemScope('privacy', dataset), {
      id: uuid7(),
      to: target.phone,
      text: words(code),
      shown: words('••••••'),
    });
  }
  return done({ sends: reach }, 202);
}

async function phoneOf(context: PrivacyContext, cardCode: string, birthYear: number) {
  const { publicDataset: dataset, platform } = context;
  const found = await platform.db
    .transaction()
    .execute(async (tx) =>
      [
        ...(
          await context.people.resolve(anonymousScope(dataset), tx, [{ kind: 'cardCode', value: cardCode }])
        ).values(),
      ].at(0),
    );
  if (found === undefined || 'ok' in found) {
    return null;
  }
  const person = (await context.people.byNos(systemScope('privacy', dataset), [found.personNo])).get(
    found.personNo,
  );
  return person === undefined || person.phone === null || person.birthYear !== birthYear
    ? null
    : { personNo: found.personNo, phone: person.phone };
}

/** Exchanges the code of the text for a token. */
export async function giveProof(
  context: PrivacyContext,
  id: string,
  code: string,
): Promise<Outcome<Reply<Api['POST /public/privacy/proofs/{id}']>>> {
  const { publicDataset: dataset, platform } = context;
  const { db, clock, secrets } = platform;
  const now = clock.now();
  return await db
    .transaction()
    .execute(async (tx): Promise<Outcome<Reply<Api['POST /public/privacy/proofs/{id}']>>> => {
      const row = await takeTry(tx, dataset, id.toLowerCase(), new Date(now), TRIES);
      const hash = secrets.blindIndex('privacy-code', `${id.toLowerCase()} ${code}`);
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
