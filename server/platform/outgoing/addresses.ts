import { BlockList, isIP } from 'node:net';

/** Addresses that are not of the public internet (IANA special-purpose registries). */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  // Addresses that carry an IPv4 one, which may be private.
  ['2001::', 32],
  ['2002::', 16],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** Is this IP address of a private network, of this machine, or of no network at all? */
export function isPrivateIp(address: string): boolean {
  return isIn(closed, address);
}

function isIn(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const ip = mapped ?? address;
  const family = isIP(ip);
  return family === 0 || list.check(ip, family === 6 ? 'ipv6' : 'ipv4');
}

/** Addresses at which clouds answer with their keys, and that no receiver ever has: closed even where private ones are open. */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addAddress('fd00:ec2::254', 'ipv6');

/** Is this IP address one that may never be sent to, whatever is allowed? */
export function isLinkLocal(address: string): boolean {
  return isIn(linkLocal, address);
}

/** Is this host of a URL this machine by its very name? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export type AddressProblem = { readonly vi: string; readonly en: string };

/**
 * What is wrong with an address to send to, of that which its text shows; null: nothing. Names are looked up again when
 * sending, and every address that a name has is checked there (`post.ts`).
 */
export function outgoingProblem(text: string, allowPrivate: boolean): AddressProblem | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { vi: 'phải là địa chỉ https://', en: 'it must be an https:// address' };
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return { vi: 'không được chứa tên, mật khẩu hay dấu #', en: 'it must hold no name, password or #' };
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return {
      vi: 'phải dùng https (http chỉ cho chính máy này)',
      en: 'it must use https (http is for this machine only)',
    };
  }
  return isLinkLocalHost(url.hostname) || ((loopback || isPrivateHost(url.hostname)) && !allowPrivate)
    ? {
        vi: 'địa chỉ mạng nội bộ không được phép ở cài đặt này',
        en: 'addresses of private networks are not allowed at this installation',
      }
    : null;
}

/** Is the host of a URL written as an address of a private network? A name is none: it is looked up when sending. */
export function isPrivateHost(hostname: string): boolean {
  const ip = ipOf(hostname);
  return ip !== null && isPrivateIp(ip);
}

/** Is it written as one that may never be sent to? */
export function isLinkLocalHost(hostname: string): boolean {
  const ip = ipOf(hostname);
  return ip !== null && isLinkLocal(ip);
}

function ipOf(hostname: string): string | null {
  const ip = hostname.replace(/^\[|\]$/g, '');
  return isIP(ip) === 0 ? null : ip;
}
