import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Refusal } from '../outcomes/outcome.ts';
import { refuse } from './refusals.ts';

/** The levels that LOG_LEVEL may name, the quietest first. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** One of the names in `logLevels`. */
export type LogLevel = (typeof logLevels)[number];

/** What VX_TRACE_INDEX may say. */
export const traceIndexSettings = ['off', 'on', 'auto'] as const;

/** One of the words in `traceIndexSettings`. */
export type TraceIndexSetting = (typeof traceIndexSettings)[number];

/** Everything that the environment decides, checked and with its defaults. */
export interface Config {
  readonly ok: true;
  /** Port to listen on; 0 takes any free one. PORT, 8080. */
  readonly port: number;
  /** Address to listen on. HOST, 127.0.0.1. */
  readonly host: string;
  /** Origin that people type, when a proxy stands in front; null = the address listened on. PUBLIC_URL. */
  readonly publicUrl: string | null;
  /** Address of the installation where this province trains. VX_TRAINING_URL, none. */
  readonly trainingUrl: string | null;
  /** A PostgreSQL of one's own; null = the embedded one. Holds a password: never log it. DATABASE_URL. */
  readonly databaseUrl: string | null;
  /** Absolute folder of everything the program writes; a relative one counts from the project. DATA_DIR, .data. */
  readonly dataDir: string;
  /** Whether an empty database gets the simulated province. VX_DEMO, on. */
  readonly demo: boolean;
  /** Size of the simulated province in people. VX_DEMO_PEOPLE, 20000. */
  readonly demoPeople: number;
  /** Speed of the demo's live tail against real time; 0 stands still. VX_LIVE_SPEED, 1. */
  readonly liveSpeed: number;
  /** Two-digit code of the province that this installation serves, on today's list. VX_PROVINCE, 20 (Lạng Sơn). */
  readonly province: string;
  /** Days that check-ins are kept: 21 of incubation and the delay of reports. VX_PRESENCE_DAYS, 30. */
  readonly presenceDays: number;
  /** Whether stays are kept in memory for tracing: off, on, or auto (large datasets that fit). VX_TRACE_INDEX, auto. */
  readonly traceIndex: TraceIndexSetting;
  /** Key that an SMS gateway proves itself by; null: none may hand texts in. Never log it. VX_SMS_SECRET. */
  readonly smsSecret: string | null;
  /** Addresses of the SMS gateway. VX_SMS_SOURCES, this machine. */
  readonly smsSources: readonly string[];
  /** Kannel's sendsms with user and password; null: texts are kept on screen. Never log it. VX_SMS_SEND_URL. */
  readonly smsSendUrl: string | null;
  /** Sender of texts that leave. VX_SMS_SENDER, 1022. */
  readonly smsSender: string;
  /** The SMTP server with user and password; null: mail is kept on screen. Never log it. VX_SMTP_URL. */
  readonly smtpUrl: string | null;
  /** The address that mail comes from; needed with VX_SMTP_URL. VX_MAIL_FROM. */
  readonly mailFrom: string | null;
  /** LOG_LEVEL, info. */
  readonly logLevel: LogLevel;
  /** Absolute path of the secret key file. VX_SECRET_KEY_FILE, <dataDir>/keys/secret. */
  readonly secretKeyFile: string;
  /** Absolute path of the file with `user:password` or the token of the level above. VX_EXCHANGE_SECRET_FILE, <dataDir>/keys/exchange. */
  readonly exchangeSecretFile: string;
  /** Whether the exchange may push to private addresses and this machine. VX_EXCHANGE_PRIVATE, off. */
  readonly exchangePrivate: boolean;
  /** Single sign-on; null: none. VX_OIDC_*. */
  readonly oidc: OidcSettings | null;
  /** Whether webhooks may go to private addresses and this machine. VX_WEBHOOK_PRIVATE, off. */
  readonly webhookPrivate: boolean;
}

/** How officers log in at a provider of OpenID Connect. */
export interface OidcSettings {
  /** VX_OIDC_ISSUER. */
  readonly issuer: string;
  /** VX_OIDC_CLIENT_ID. */
  readonly clientId: string;
  /** Absolute path of the file with the client's secret. VX_OIDC_SECRET_FILE, <dataDir>/keys/oidc. */
  readonly secretFile: string;
  /** What the button says. VX_OIDC_NAME, the issuer's host. */
  readonly name: string;
  /** VX_OIDC_SCOPES, openid profile email. */
  readonly scopes: string;
  /** Claim with the groups. VX_OIDC_GROUPS_CLAIM, groups. */
  readonly groupsClaim: string;
  /** Claim with the staff code; null: accounts are recognised by e-mail only. VX_OIDC_STAFF_CLAIM. */
  readonly staffCodeClaim: string | null;
  /** Values of `amr` or `acr` that stand for a second step; none: ours is asked. VX_OIDC_MFA. */
  readonly secondStep: readonly string[];
  /** Minutes after which the provider is asked again about a session. VX_OIDC_RECHECK_MINUTES, 15. */
  readonly recheckMinutes: number;
}

/** The environment's variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A number within bounds, written as plain decimal digits; null when it is not one. */
function decimal(text: string, least: number, most: number, whole: boolean): number | null {
  const form = whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,9})?$/;
  const value = form.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

function hostName(text: string): string | null {
  const name = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
  const dottedNumber = /^[\d.]+$/.test(text);
  return isIP(text) !== 0 || (!dottedNumber && name.test(text)) ? text : null;
}

function origin(text: string): string | null {
  const url = URL.parse(text);
  const bare = url !== null && `${url.origin}/` === url.href;
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : null;
}

function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

/** Where Microsoft lets accounts of any company in, or of nobody's company: no issuer of a province. */
const EVERYBODY = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/iu;

/** An issuer: https, or http on this machine; without query and fragment, as it is written in its tokens. */
function issuer(text: string): string | null {
  const url = URL.parse(text);
  const here = url !== null && (url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname));
  const bare =
    url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (EVERYBODY.test(text)) {
    return null;
  }
  return bare && (url.protocol === 'https:' || (here && url.protocol === 'http:')) ? text : null;
}

/** IP addresses with commas between them. */
function addresses(text: string): string[] | null {
  const all = text.split(',').map((one) => one.trim());
  return all.every((one) => isIP(one) !== 0) ? all : null;
}

/** An SMTP server with nothing behind its name but a port. */
function mailServerAddress(text: string): string | null {
  const url = URL.parse(text);
  const known = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  const bare = url?.pathname === '' && url.search === '' && url.hash === '';
  return known && bare && url.hostname !== '' ? text : null;
}

function mailAddress(text: string): string | null {
  return /^[^\s@<>",;]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/iu.test(text) ? text : null;
}

function databaseAddress(text: string): string | null {
  const url = URL.parse(text);
  const known = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  return known && url.pathname.length > 1 ? text : null;
}

const switches = new Map([
  ['1', true],
  ['on', true],
  ['true', true],
  ['0', false],
  ['off', false],
  ['false', false],
]);

/**
 * Reads the settings from environment variables; an empty one counts as not set. `root` is the project's
 * absolute folder. Answers the first setting that cannot be used as a refusal `config.*`.
 */
export function readConfig(env: Environment, root: string): Config | Refusal {
  const problems: Refusal[] = [];

  function take<T, D>(
    name: string,
    code: Parameters<typeof refuse>[0],
    read: (text: string) => T | null,
    byDefault: D,
  ): T | D {
    const text = env[name]?.trim() ?? '';
    if (text === '') {
      return byDefault;
    }
    const value = read(text);
    if (value === null) {
      problems.push(refuse(code, { params: { name, value: text, choices: logLevels.join(', ') } }));
      return byDefault;
    }
    return value;
  }

  const path = (text: string) => (text.includes('\0') ? null : resolve(root, text));
  const dataDir = take('DATA_DIR', 'path', path, join(root, '.data'));
  const line = (most: number) => (text: string) => (text.length <= most ? text : null);
  const claim = (text: string) => (/^[\w:./-]{1,120}$/.test(text) ? text : null);

  function readOidc(): OidcSettings | null {
    const address = take('VX_OIDC_ISSUER', 'oidc-issuer', issuer, null);
    const clientId = take('VX_OIDC_CLIENT_ID', 'oidc-text', line(200), null);
    const rest = {
      secretFile: take('VX_OIDC_SECRET_FILE', 'path', path, join(dataDir, 'keys', 'oidc')),
      name: take('VX_OIDC_NAME', 'oidc-text', line(60), address === null ? '' : new URL(address).host),
      scopes: take(
        'VX_OIDC_SCOPES',
        'oidc-scopes',
        (text) => (text.split(/\s+/).includes('openid') ? text : null),
        'openid profile email',
      ),
      groupsClaim: take('VX_OIDC_GROUPS_CLAIM', 'oidc-text', claim, 'groups'),
      staffCodeClaim: take('VX_OIDC_STAFF_CLAIM', 'oidc-text', claim, null),
      recheckMinutes: take('VX_OIDC_RECHECK_MINUTES', 'oidc-text', (text) => decimal(text, 1, 240, true), 15),
      secondStep: take('VX_OIDC_MFA', 'oidc-text', (text) => text.split(/[\s,]+/).filter(Boolean), []),
    };
    if ((address === null) !== (clientId === null)) {
      problems.push(refuse('oidc-half'));
    }
    return address === null || clientId === null ? null : { issuer: address, clientId, ...rest };
  }

  const config: Config = {
    ok: true,
    port: take('PORT', 'port', (text) => decimal(text, 0, 65_535, true), 8080),
    host: take('HOST', 'host', hostName, '127.0.0.1'),
    publicUrl: take('PUBLIC_URL', 'public-url', origin, null),
    trainingUrl: take('VX_TRAINING_URL', 'public-url', origin, null),
    databaseUrl: take('DATABASE_URL', 'database-url', databaseAddress, null),
    dataDir,
    demo: take('VX_DEMO', 'demo', (text) => switches.get(text.toLowerCase()) ?? null, true),
    demoPeople: take('VX_DEMO_PEOPLE', 'demo-people', (text) => decimal(text, 100, 5_000_000, true), 20_000),
    liveSpeed: take('VX_LIVE_SPEED', 'live-speed', (text) => decimal(text, 0, 1000, false), 1),
    province: take('VX_PROVINCE', 'province', (text) => (/^\d{2}$/.test(text) ? text : null), '20'),
    presenceDays: take('VX_PRESENCE_DAYS', 'presence-days', (text) => decimal(text, 21, 45, true), 30),
    traceIndex: take(
      'VX_TRACE_INDEX',
      'trace-index',
      (text) => traceIndexSettings.find((one) => one === text) ?? null,
      'auto',
    ),
    smsSecret: take('VX_SMS_SECRET', 'sms-secret', (text) => (text.length >= 16 ? text : null), null),
    smsSources: take('VX_SMS_SOURCES', 'sms-sources', addresses, ['127.0.0.1', '::1']),
    smsSendUrl: take('VX_SMS_SEND_URL', 'sms-send-url', webAddress, null),
    smsSender: take(
      'VX_SMS_SENDER',
      'sms-sender',
      (text) => (/^[\w ]{2,15}$/.test(text) ? text : null),
      '1022',
    ),
    smtpUrl: take('VX_SMTP_URL', 'smtp-url', mailServerAddress, null),
    mailFrom: take('VX_MAIL_FROM', 'mail-from', mailAddress, null),
    logLevel: take(
      'LOG_LEVEL',
      'log-level',
      (text) => logLevels.find((level) => level === text) ?? null,
      'info',
    ),
    secretKeyFile: take('VX_SECRET_KEY_FILE', 'path', path, join(dataDir, 'keys', 'secret')),
    exchangeSecretFile: take('VX_EXCHANGE_SECRET_FILE', 'path', path, join(dataDir, 'keys', 'exchange')),
    oidc: readOidc(),
    webhookPrivate: take(
      'VX_WEBHOOK_PRIVATE',
      'switch',
      (text) => switches.get(text.toLowerCase()) ?? null,
      false,
    ),
    exchangePrivate: take(
      'VX_EXCHANGE_PRIVATE',
      'switch',
      (text) => switches.get(text.toLowerCase()) ?? null,
      false,
    ),
  };
  if (config.oidc !== null && config.publicUrl === null) {
    problems.push(refuse('oidc-public-url'));
  }
  if (problems.length === 0 && (config.smtpUrl === null) !== (config.mailFrom === null)) {
    problems.push(refuse('mail-pair'));
  }
  return problems[0] ?? config;
}

/** The origin that people type: PUBLIC_URL, else the address listened on (`port` as bound, for PORT=0). */
export function publicOrigin(config: Config, port: number): string {
  if (config.publicUrl !== null) {
    return config.publicUrl;
  }
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const host = everywhere ? 'localhost' : config.host;
  return new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin;
}
