/** An address of the console, `/cases?untraced=true`, as the router takes it. */
export function parseAddress(address: string): { to: string; search: Record<string, string> } {
  const [to = '/', query = ''] = address.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}
