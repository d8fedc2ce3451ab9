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
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** Is this IP address of a private network, of this machine, or of no network at all? */
export function isPrivateIp(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const ip = mapped ?? address;
  const family = isIP(ip);
  return family === 0 || closed.check(ip, family === 6 ? 'ipv6' : 'ipv4');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

export type AddressProblem = { readonly vi: string; readonly en: string };

/**
 * What is wrong with an address to push to; null: nothing that its text shows. Names are looked up again when sending,
 * and every address that a name has is checked there.
 */
export function addressProblem(text: string, allowPrivate: boolean): AddressProblem | null {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { vi: 'phải là địa chỉ https://', en: 'it must be an https:// address' };
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.search !== '') {
    return {
      vi: 'không được chứa tên, mật khẩu, tham số hay dấu #',
      en: 'it must hold no name, password, query or #',
    };
  }
  if (!url.pathname.endsWith('/api/dataValueSets')) {
    return { vi: 'phải kết thúc bằng /api/dataValueSets', en: 'it must end with /api/dataValueSets' };
  }
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    return {
      vi: 'phải dùng https (http chỉ cho chính máy này)',
      en: 'it must use https (http is for this machine only)',
    };
  }
  const ip = url.hostname.replace(/^\[|\]$/g, '');
  const closedOff = loopback || (isIP(ip) !== 0 && isPrivateIp(ip));
  return closedOff && !allowPrivate
    ? {
        vi: 'địa chỉ mạng nội bộ không được phép ở cài đặt này',
        en: 'addresses of private networks are not allowed at this installation',
      }
    : null;
}
