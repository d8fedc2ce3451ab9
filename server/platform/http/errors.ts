import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../db/unavailable.ts';
import type { Log } from '../log/log.ts';
import { refuse } from '../outcomes/general.ts';
import type { Refusal } from '../outcomes/outcome.ts';

const RETRY_SECONDS = 2;

/** Sends a refusal as the one shape of every error. */
export async function sendRefusal(reply: FastifyReply, refusal: Refusal): Promise<FastifyReply> {
  const { ok: _, status, retryAfterSeconds, ...body } = refusal;
  if (retryAfterSeconds !== undefined) {
    void reply.header('retry-after', String(retryAfterSeconds));
  }
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** The one mapping of exceptions to HTTP: malformed input, the database away, a bug. */
export function errorHandler(
  log: Log,
): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (error, request, reply) => {
    if (error.validation !== undefined) {
      return await sendRefusal(reply, refuse('malformed', { fields: validationFields(error) }));
    }
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return await sendRefusal(reply, refuse('too-large'));
    }
    if (error.statusCode === 429) {
      return await sendRefusal(reply, refuse('too-many', { params: { seconds: 60 }, retryAfterSeconds: 60 }));
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return await sendRefusal(reply, refuse('malformed'));
    }
    if (isDatabaseAway(error)) {
      return await sendRefusal(reply, unavailable());
    }
    const about = {
      requestId: request.id,
      route: request.routeOptions.url,
      err: error.name,
      code: error.code,
      stack: framesOf(error),
    };
    if (isBadValue(error)) {
      log.warn(about, 'a value of the request reached the database unchecked');
      return await sendRefusal(reply, refuse('malformed'));
    }
    log.error(about, 'request failed');
    return await sendRefusal(reply, refuse('internal', { params: { requestId: request.id } }));
  };
}

/** Where it happened, without the message: PostgreSQL quotes the offending value in it. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

/** SQLSTATE class 22: a text that is no date, no number, no id. The sender's fault, not ours. */
function isBadValue(error: FastifyError): boolean {
  return /^22[0-9A-Z]{3}$/.test(error.code ?? '');
}

/** 503: the database is away; the client repeats. */
export function unavailable(): Refusal {
  return refuse('unavailable', { params: { seconds: RETRY_SECONDS }, retryAfterSeconds: RETRY_SECONDS });
}

/** Ajv's errors as field -> reason. Values are never repeated: they may be personal data. */
function validationFields(error: FastifyError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const problem of error.validation ?? []) {
    const missing = problem.params?.['missingProperty'];
    const path = [
      ...problem.instancePath.split('/').slice(1),
      ...(typeof missing === 'string' ? [missing] : []),
    ];
    fields[path.join('.') || error.validationContext || 'body'] = problem.message ?? problem.keyword;
  }
  return fields;
}
