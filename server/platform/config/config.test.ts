import { describe, expect, it } from 'vitest';
import { publicOrigin, readConfig } from './config.ts';
import type { Config, Environment } from './config.ts';

const root = '/srv/vungxanh';

function read(env: Environment): Config {
  const config = readConfig(env, root);
  if (!config.ok) {
    throw new Error(config.messageEn);
  }
  return config;
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    const expected = {
      ok: true,
      port: 8080,
      host: '127.0.0.1',
      publicUrl: null,
      trainingUrl: null,
      databaseUrl: null,
      dataDir: '/srv/vungxanh/.data',
      demo: true,
      demoPeople: 20_000,
      liveSpeed: 1,
      province: '20',
      presenceDays: 30,
      traceIndex: 'auto',
      smsSecret: null,
      smsSources: ['127.0.0.1', '::1'],
      smsSendUrl: null,
      smsSender: '1022',
      smtpUrl: null,
      mailFrom: null,
      logLevel: 'info',
      secretKeyFile: '/srv/vungxanh/.data/keys/secret',
      exchangeSecretFile: '/srv/vungxanh/.data/keys/exchange',
      exchangePrivate: false,
      oidc: null,
      webhookPrivate: false,
    };
    expect(readConfig({}, root)).toEqual(expected);
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', VX_DEMO: '' }, root)).toEqual(expected);
  });

  it('reads the SMS gateway, and never says its key or password in a refusal', () => {
    const config = read({
      VX_SMS_SECRET: 'mot-khoa-du-dai-16',
      VX_SMS_SOURCES: '10.0.0.5, ::1',
      VX_SMS_SEND_URL: 'http://127.0.0.1:13013/cgi-bin/sendsms?username=vx&password=kin',
    });
    expect(config).toMatchObject({ smsSecret: 'mot-khoa-du-dai-16', smsSources: ['10.0.0.5', '::1'] });
    for (const env of [{ VX_SMS_SECRET: 'ngan' }, { VX_SMS_SEND_URL: 'kannel:kin' }]) {
      const refused = readConfig(env, root);
      expect(refused.ok).toBe(false);
      expect(JSON.stringify(refused)).not.toMatch(/ngan|kin/);
    }
    expect(readConfig({ VX_SMS_SOURCES: 'kannel' }, root).ok).toBe(false);
  });

  it('reads the mail server with the address that mail comes from, and never says its password', () => {
    const config = read({ VX_SMTP_URL: 'smtp://vx:kin@thu.tinh.vn:587', VX_MAIL_FROM: 'vx@tinh.vn' });
    expect(config).toMatchObject({ smtpUrl: 'smtp://vx:kin@thu.tinh.vn:587', mailFrom: 'vx@tinh.vn' });
    const wrong: [object, string][] = [
      [{ VX_SMTP_URL: 'http://vx:kin@thu.tinh.vn', VX_MAIL_FROM: 'vx@tinh.vn' }, 'config.smtp-url'],
      [{ VX_SMTP_URL: 'smtp://vx:kin@thu.tinh.vn/x', VX_MAIL_FROM: 'vx@tinh.vn' }, 'config.smtp-url'],
      [{ VX_SMTP_URL: 'smtp://vx:kin@thu.tinh.vn', VX_MAIL_FROM: 'vx' }, 'config.mail-from'],
      [{ VX_SMTP_URL: 'smtp://vx:kin@thu.tinh.vn' }, 'config.mail-pair'],
      [{ VX_MAIL_FROM: 'vx@tinh.vn' }, 'config.mail-pair'],
    ];
    for (const [env, code] of wrong) {
      const refused = readConfig(env as Record<string, string>, root);
      expect(refused).toMatchObject({ ok: false, code });
      expect(JSON.stringify(refused)).not.toContain('kin');
    }
  });

  it('reads what is given', () => {
    const config = read({
      PORT: '0',
      HOST: '::1',
      PUBLIC_URL: 'https://vungxanh.example.vn/',
      VX_TRAINING_URL: 'https://taphuan.example.vn',
      DATABASE_URL: 'postgresql://an:b%40c@db:5433/vx?sslmode=require',
      DATA_DIR: 'elsewhere',
      VX_DEMO: 'off',
      VX_DEMO_PEOPLE: '2000000',
      VX_PROVINCE: '46',
      VX_PRESENCE_DAYS: '45',
      VX_TRACE_INDEX: 'off',
      VX_LIVE_SPEED: '0.5',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      ok: true,
      oidc: null,
      webhookPrivate: false,
      smsSecret: null,
      smsSources: ['127.0.0.1', '::1'],
      smsSendUrl: null,
      smsSender: '1022',
      smtpUrl: null,
      mailFrom: null,
      port: 0,
      host: '::1',
      publicUrl: 'https://vungxanh.example.vn',
      trainingUrl: 'https://taphuan.example.vn',
      databaseUrl: 'postgresql://an:b%40c@db:5433/vx?sslmode=require',
      dataDir: '/srv/vungxanh/elsewhere',
      demo: false,
      demoPeople: 2_000_000,
      liveSpeed: 0.5,
      province: '46',
      presenceDays: 45,
      traceIndex: 'off',
      logLevel: 'debug',
      secretKeyFile: '/srv/vungxanh/elsewhere/keys/secret',
      exchangeSecretFile: '/srv/vungxanh/elsewhere/keys/exchange',
      exchangePrivate: false,
    });
    expect(read({ VX_EXCHANGE_PRIVATE: 'on' }).exchangePrivate).toBe(true);
    expect(read({ VX_SECRET_KEY_FILE: '/run/secrets/vx' }).secretKeyFile).toBe('/run/secrets/vx');
  });

  it.each([
    ['PORT', '65536', 'config.port'],
    ['PORT', '-1', 'config.port'],
    ['PORT', '0x50', 'config.port'],
    ['PORT', '80.5', 'config.port'],
    ['HOST', 'a b', 'config.host'],
    ['HOST', '999.1.1.1', 'config.host'],
    ['HOST', 'http://x', 'config.host'],
    ['PUBLIC_URL', 'vungxanh.vn', 'config.public-url'],
    ['PUBLIC_URL', 'ftp://vungxanh.vn', 'config.public-url'],
    ['PUBLIC_URL', 'https://vungxanh.vn/app', 'config.public-url'],
    ['PUBLIC_URL', 'https://an:pw@vungxanh.vn', 'config.public-url'],
    ['DATABASE_URL', 'mysql://an@db/vx', 'config.database-url'],
    ['DATABASE_URL', 'postgres://an@db', 'config.database-url'],
    ['VX_DEMO', 'maybe', 'config.demo'],
    ['VX_DEMO_PEOPLE', '1e6', 'config.demo-people'],
    ['VX_DEMO_PEOPLE', '99', 'config.demo-people'],
    ['VX_LIVE_SPEED', '-1', 'config.live-speed'],
    ['VX_LIVE_SPEED', 'Infinity', 'config.live-speed'],
    ['LOG_LEVEL', 'loud', 'config.log-level'],
    ['DATA_DIR', 'a\0b', 'config.path'],
  ])('refuses %s=%s with one sentence', (name, value, code) => {
    const refused = readConfig({ [name]: value }, root);
    expect(refused).toMatchObject({ ok: false, code });
    if (!refused.ok) {
      expect(refused.message).toContain(name);
      expect(refused.messageEn).toContain(name);
      expect(`${refused.message}${refused.messageEn}`).not.toMatch(/\{\w+\}/);
    }
  });

  it('does not repeat a database address, which holds a password', () => {
    const refused = readConfig({ DATABASE_URL: 'postgre://an:hunter2@db/vx' }, root);
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });
});

describe('publicOrigin', () => {
  it('is what a person can type', () => {
    expect(publicOrigin(read({}), 8080)).toBe('http://127.0.0.1:8080');
    expect(publicOrigin(read({ HOST: '0.0.0.0' }), 80)).toBe('http://localhost');
    expect(publicOrigin(read({ HOST: '::1' }), 9000)).toBe('http://[::1]:9000');
    expect(publicOrigin(read({ PUBLIC_URL: 'https://vx.vn' }), 8080)).toBe('https://vx.vn');
  });
});

describe('single sign-on', () => {
  const whole = {
    PUBLIC_URL: 'https://vungxanh.example.vn',
    VX_OIDC_ISSUER: 'https://id.example.vn/realms/tinh',
    VX_OIDC_CLIENT_ID: 'vungxanh',
  };
  it('is read whole, with its defaults', () => {
    expect(readConfig({ ...whole, VX_OIDC_MFA: 'mfa, hwk', DATA_DIR: '/srv/vx' }, root)).toMatchObject({
      oidc: {
        issuer: 'https://id.example.vn/realms/tinh',
        clientId: 'vungxanh',
        secretFile: '/srv/vx/keys/oidc',
        name: 'id.example.vn',
        scopes: 'openid profile email',
        groupsClaim: 'groups',
        staffCodeClaim: null,
        secondStep: ['mfa', 'hwk'],
      },
    });
  });

  it.each([
    ['config.oidc-half', { VX_OIDC_CLIENT_ID: '' }],
    ['config.oidc-public-url', { PUBLIC_URL: '' }],
    ['config.oidc-issuer', { VX_OIDC_ISSUER: 'http://id.example.vn' }],
    ['config.oidc-issuer', { VX_OIDC_ISSUER: 'https://id.example.vn/?a=1' }],
    ['config.oidc-issuer', { VX_OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }],
    ['config.oidc-issuer', { VX_OIDC_ISSUER: 'https://login.microsoftonline.com/Organizations/v2.0' }],
    ['config.oidc-scopes', { VX_OIDC_SCOPES: 'profile' }],
    ['config.oidc-text', { VX_OIDC_GROUPS_CLAIM: 'a b' }],
  ])('that can not be used is refused: %s', (code, change) => {
    expect(readConfig({ ...whole, ...change }, root)).toMatchObject({ ok: false, code });
  });
});
