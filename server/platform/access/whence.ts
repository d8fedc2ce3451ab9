import { isIP } from 'node:net';

/** Whence a session was opened, as it is kept: words of browser and system, the front of the address, how. */
export type Whence = {
  readonly agent: string | null;
  readonly network: string | null;
  /** The provider asked for a second step itself. */
  readonly secondStep?: boolean;
  readonly method: 'password' | 'sso';
  /** What the single sign-on wants to see when the officer leaves; encrypted. */
  readonly signOutHint?: Buffer;
  /** Whom the single sign-on is asked about again, and with what; encrypted. */
  readonly provider?: { readonly subject: string; readonly kept: Buffer };
};

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bcoc_coc_browser\/(\d+)/, 'Cốc Cốc'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** `Chrome 140 · Windows`; null where neither is known. The header itself is never kept. */
export function describeAgent(header: string): string | null {
  const browser = browsers.flatMap(([form, name]) => {
    const version = form.exec(header)?.[1];
    return version === undefined ? [] : [`${name} ${version}`];
  })[0];
  const system = systems.find(([form]) => form.test(header))?.[1];
  return [browser, system].filter((part) => part !== undefined).join(' · ') || null;
}

/** The front of an address, enough to see that it is another network and too little to find a person by. */
export function roughNetwork(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIP(mapped) === 4) {
    const [a, b] = mapped.split('.');
    return `${a}.${b}.x.x`;
  }
  if (isIP(mapped) !== 6) {
    return null;
  }
  const [first = '', second = ''] = mapped.split(':');
  return first === '' ? '::' : `${first}:${second === '' ? '0' : second}:…`;
}

/** Whence a request comes, as sessions keep it. */
export function whenceOf(request: { readonly agent: string; readonly address: string }): Whence {
  return {
    agent: describeAgent(request.agent),
    network: roughNetwork(request.address),
    method: 'password',
  };
}
