import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { refuse as refuseSession } from '../access/refusals.ts';
import { anonymousScope, holds } from '../access/scope.ts';
import type { Session } from '../access/sessions.ts';
import { refuse } from '../outcomes/general.ts';
import { done, type Refusal } from '../outcomes/outcome.ts';
import { cleanText } from './clean-text.ts';
import { endWithSession } from './end-with-session.ts';
import { personLists } from '../../../contract/person-lists.ts';
import type { EndpointKey } from '../../../contract/kit.ts';
import { markedName } from '../../../contract/marked-name.ts';
import { CSV, writeTable, XLSX } from './csv.ts';
import { sendRefusal } from './errors.ts';
import { foreignId } from './foreign-ids.ts';
import type { CookieEffect, HandlerRequest, TableFile } from './handler.ts';
import { inWords } from './in-words.ts';
import { isList, listTable } from './list-table.ts';
import { markNext, unmarkCursor } from './page-cursor.ts';
import type { HttpOptions, MountedEndpoint } from './types.ts';

export const SESSION_COOKIE = 'vx_session';
const FLOW_COOKIE = 'vx_flow';
/** Whoever logs in again may still carry an old cookie: these look at none. */
const OPENING: ReadonlySet<string> = new Set([
  'POST /session',
  'POST /session/reset',
  'POST /session/reset/confirm',
  'POST /session/sso',
  'POST /session/sso/code',
  'GET /session/sso/callback',
  'POST /command/screens/pairing',
]);
/** All that a one-time password is good for. */
const BEFORE_PASSWORD: ReadonlySet<string> = new Set([
  'GET /session',
  'DELETE /session',
  'POST /session/password',
]);
/** All that is open to whoever must set up an authenticator first. */
const BEFORE_SECOND_STEP: ReadonlySet<string> = new Set([
  ...BEFORE_PASSWORD,
  'POST /session/totp',
  'POST /session/sso/leave',
]);
/** A key that could make keys, accounts or receivers of messages would outlive its own withdrawal. */
const BY_PEOPLE_ONLY = 'user.manage';
/** Files that an import reads again by the titles of their columns. */
const COMES_BACK: ReadonlySet<string> = new Set(['GET /exports/{id}/file']);
const LONGEST_AGENT = 400;
const FILE_PAGE = 500;
const DEFAULT_RATE = { public: 3_000, session: 20_000 };

/** Mounts one endpoint: session, CSRF, right, validation, handler, answer. The order is the security. */
export function mountEndpoint(app: FastifyInstance, mounted: MountedEndpoint, options: HttpOptions): void {
  const { endpoint, handler } = mounted;
  const [method, path] = mounted.key.split(' ') as [string, string];
  const sessions = new WeakMap<FastifyRequest, Session>();
  const hasPages = 'cursor' in ((endpoint.query as QueryForm)?.properties ?? {});

  const authenticate = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const refusal = await identify(request);
    if (refusal !== null) {
      return await sendRefusal(reply, refusal);
    }
    return undefined;
  };

  async function identify(request: FastifyRequest): Promise<Refusal | null> {
    if (OPENING.has(mounted.key)) {
      return null;
    }
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const fromCookie = request.cookies[SESSION_COOKIE];
    const token = bearer ?? fromCookie;
    const session = token === undefined ? null : await options.sessions.find(token, options.clock.now());
    if (session === null) {
      // A write that names a session that has ended is not an anonymous one: it would be filed under nobody.
      const stale = token !== undefined && method !== 'GET';
      return endpoint.access === 'public' && !stale ? null : refuse('session-required');
    }
    // A session by cookie travels with every request the browser makes, so a write must prove that our page sent it.
    if (bearer === undefined && method !== 'GET' && !csrfMatches(request, session)) {
      return refuse('csrf');
    }
    if (session.mustChangePassword && !BEFORE_PASSWORD.has(mounted.key)) {
      // What is public may be looked at as anybody does; nothing may be done.
      return endpoint.access === 'public' && method === 'GET' ? null : refuse('must-change-password');
    }
    if (session.secondStep?.overdue === true && !BEFORE_SECOND_STEP.has(mounted.key)) {
      return endpoint.access === 'public' && method === 'GET' ? null : refuse('second-step-due');
    }
    sessions.set(request, session);
    if (session.byKey && method !== 'GET' && endpoint.access === BY_PEOPLE_ONLY) {
      return refuseSession('key-session');
    }
    if (
      endpoint.access !== 'public' &&
      endpoint.access !== 'session' &&
      !holds(session.scope, endpoint.access)
    ) {
      return refuse('forbidden');
    }
    return null;
  }

  function whoAsks(request: FastifyRequest): string {
    return sessions.get(request)?.scope.actor.id ?? request.ip;
  }

  /** Where other processes may have seen the rest of the minute; what this one alone has seen was counted before. */
  async function secondsToWait(request: FastifyRequest): Promise<number> {
    return endpoint.rateAcross === true && endpoint.ratePerMinute !== undefined
      ? await options.sharedRate.note(`${mounted.key} ${whoAsks(request)}`, endpoint.ratePerMinute)
      : 0;
  }

  const route: RouteShorthandOptions = {
    schema: {
      ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
      ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
      ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
    },
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    onRequest: authenticate,
    preValidation: async (request, reply) => {
      const dataset = sessions.get(request)?.scope.dataset ?? options.publicDataset();
      const problem = cleanText(request) ?? foreignId(request, dataset, options.refuseId);
      return problem === null ? undefined : await sendRefusal(reply, problem);
    },
    config: {
      rateLimit: {
        max: (request: FastifyRequest) =>
          endpoint.ratePerMinute ?? (sessions.has(request) ? DEFAULT_RATE.session : DEFAULT_RATE.public),
        timeWindow: 60_000,
        keyGenerator: whoAsks,
      },
    },
  };

  /** The table of an answer that leaves as a file; a list that brings none gets that of its schema. */
  function tableFrom(given: Answer, asked: HandlerRequest<never>): TableFile | null {
    if (!given.ok || 'stream' in given || 'redirect' in given) {
      return null;
    }
    if ('file' in given) {
      return 'rows' in given.file ? given.file : null;
    }
    const first: unknown = given.value;
    if (!isList(first)) {
      return null;
    }
    return listTable(mounted.key, endpoint.reply?.[200], async (cursor) => {
      const query = { ...(asked.query as object), cursor, limit: FILE_PAGE };
      const page = await handler({ ...asked, query } as HandlerRequest<never>);
      const value: unknown = page.ok && 'value' in page ? page.value : null;
      if (!isList(value)) {
        throw new Error(`a list broke off: ${page.ok ? mounted.key : page.code}`);
      }
      return { items: value.items, next: value.next ?? null };
    });
  }

  /** A table in the words that were asked for; what comes back by its titles keeps them. */
  function worded(request: FastifyRequest, file: TableFile): TableFile {
    const lang = (request.query as { readonly words?: unknown } | null)?.words;
    const asText = !(request.headers.accept ?? '').includes(XLSX);
    return (lang === 'vi' || lang === 'en') && !COMES_BACK.has(mounted.key)
      ? inWords(file, mounted.key, { lang, asText })
      : file;
  }

  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    ...route,
    handler: async (request, reply) => {
      const session = sessions.get(request) ?? null;
      const seconds = await secondsToWait(request);
      if (seconds > 0) {
        return await sendRefusal(
          reply,
          refuse('too-many', { params: { seconds }, retryAfterSeconds: seconds }),
        );
      }
      const list = { key: mounted.key, params: request.params, query: request.query };
      const after = hasPages ? unmarkCursor(list) : done(request.query);
      if (!after.ok) {
        return await sendRefusal(reply, after);
      }
      const isNameless = asksNoNames(request.query);
      const wants = wantsExport(request, endpoint.file) ? 'csv' : 'json';
      const scope = session?.scope ?? anonymousScope(options.publicDataset());
      const asked = {
        // A file goes where nobody sees any more who asked to be held back: it counts them without a name.
        scope: wants === 'csv' ? { ...scope, hidesHeldBack: true } : scope,
        session,
        params: request.params,
        query: after.value,
        body: request.body,
        wants,
        address: request.ip,
        lastEventId: request.headers['last-event-id'] as string | undefined,
        agent: (request.headers['user-agent'] ?? '').slice(0, LONGEST_AGENT),
        flow: request.cookies[FLOW_COOKIE],
      } as HandlerRequest<never>;
      if (isNameless && (personLists[mounted.key as EndpointKey] === undefined || asked.wants === 'json')) {
        return await sendRefusal(reply, refuse('no-nameless'));
      }
      const given = await handler(asked);
      const table = asked.wants === 'json' ? null : tableFrom(given, asked);
      if (isNameless && table === null && given.ok) {
        return await sendRefusal(reply, refuse('no-nameless'));
      }
      const leaving = { scope: asked.scope, key: mounted.key, query: request.query, isNameless };
      const answer =
        table === null
          ? given
          : { ok: true as const, file: worded(request, await options.leaving(leaving, table)) };
      if (answer.ok && 'stream' in answer && session !== null) {
        endWithSession(reply.raw, session, options);
      }
      const { dataset } = asked.scope;
      const accept = request.headers.accept ?? '';
      return await send(reply, hasPages ? markNext(list, answer) : answer, {
        accept,
        secure: options.secure,
        dataset,
      });
    },
  });
}

/** Whether a copy without names is asked for; a filter of every list of people, so it stands in no contract row. */
function asksNoNames(query: unknown): boolean {
  return (query as { readonly withoutNames?: unknown } | null)?.withoutNames === 'true';
}

type QueryForm = { readonly properties?: object } | undefined;
type Answer = Awaited<ReturnType<MountedEndpoint['handler']>>;

type Sending = { readonly accept: string; readonly secure: boolean; readonly dataset: string };

async function send(
  reply: FastifyReply,
  answer: Answer,
  { accept, secure, dataset }: Sending,
): Promise<FastifyReply> {
  if (!answer.ok) {
    return await sendRefusal(reply, answer);
  }
  if ('stream' in answer) {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      reply.raw.setHeader(name, value as string);
    }
    await answer.stream(reply.raw);
    return reply;
  }
  if ('file' in answer) {
    const file = 'rows' in answer.file ? writeTable(answer.file, accept, dataset) : answer.file;
    const { type, body, inline } = file;
    const name = markedName(file.name, dataset);
    return reply
      .type(type)
      .header('content-disposition', `${inline === true ? 'inline' : 'attachment'}; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(body);
  }
  setCookie(reply, answer, secure);
  if ('redirect' in answer) {
    return reply.header('cache-control', 'no-store').redirect(answer.redirect, 303);
  }
  const status = answer.status ?? 200;
  void reply.code(status).header('cache-control', 'no-store');
  return status === 204
    ? reply.send()
    : reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.value));
}

function setCookie(reply: FastifyReply, answer: CookieEffect, secure: boolean): void {
  setFlow(reply, answer, secure);
  const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure };
  if (answer.cookie === 'clear') {
    void reply.clearCookie(SESSION_COOKIE, options);
  } else if (answer.cookie !== undefined) {
    void reply.setCookie(SESSION_COOKIE, answer.cookie.token, {
      ...options,
      expires: new Date(answer.cookie.expiresAt),
    });
  }
}

function setFlow(reply: FastifyReply, { flow }: CookieEffect, secure: boolean): void {
  const options = { path: '/api/v1/session/sso', httpOnly: true, sameSite: 'lax' as const, secure };
  if (flow === 'clear') {
    void reply.clearCookie(FLOW_COOKIE, options);
  } else if (flow !== undefined) {
    void reply.setCookie(FLOW_COOKIE, flow.value, { ...options, expires: new Date(flow.expiresAt) });
  }
}

function csrfMatches(request: FastifyRequest, session: Session): boolean {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function wantsExport(request: FastifyRequest, files: readonly string[] | undefined): boolean {
  const accept = request.headers.accept ?? '';
  return files?.includes(CSV) === true && (accept.includes(CSV) || accept.includes(XLSX));
}
