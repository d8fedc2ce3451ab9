import { describe, expect, it } from 'vitest';
import { chooseAccount } from './account.ts';
import { mayEnter } from './folders.ts';

const root = 'root:x:0:0:root:/root:/bin/bash';
const daemon = 'daemon:x:2:3:daemon:/sbin:/sbin/nologin';
const nobody = 'nobody:x:65534:65533:nobody:/:/usr/sbin/nologin';
const postgres = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash';

describe('chooseAccount', () => {
  it('prefers postgres, then nobody, then any ordinary account', () => {
    const chosen = [[root, daemon, nobody, postgres], [root, daemon, nobody], [root, daemon], [root]].map(
      (lines) => chooseAccount(lines.join('\n'), null),
    );
    expect(chosen.map((account) => account?.name)).toEqual(['postgres', 'nobody', 'daemon', undefined]);
    expect(chosen[0]).toEqual({ name: 'postgres', uid: 101, gid: 104, drop: true });
  });

  it('stays with the owner of existing data, known by name or not', () => {
    const passwd = [root, nobody, postgres].join('\n');
    expect(chooseAccount(passwd, { uid: 65534, gid: 65533 })?.name).toBe('nobody');
    expect(chooseAccount(passwd, { uid: 4242, gid: 4243 })).toMatchObject({
      name: '4242',
      uid: 4242,
      gid: 4243,
    });
    expect(chooseAccount(passwd, { uid: 0, gid: 0 })?.name).toBe('postgres');
  });

  it('passes over lines that are no accounts', () => {
    expect(chooseAccount('+::::::\nnobody:*:-2:-2:x:/:/bin/false\n\n', null)).toBeNull();
  });
});

describe('mayEnter', () => {
  it('asks the owner, the group or the others, whichever applies first', () => {
    const account = { name: 'postgres', uid: 101, gid: 104, drop: true };
    expect(mayEnter({ mode: 0o700, uid: 0, gid: 0 }, account)).toBe(false);
    expect(mayEnter({ mode: 0o711, uid: 0, gid: 0 }, account)).toBe(true);
    expect(mayEnter({ mode: 0o710, uid: 0, gid: 104 }, account)).toBe(true);
    expect(mayEnter({ mode: 0o701, uid: 0, gid: 104 }, account)).toBe(false);
    expect(mayEnter({ mode: 0o611, uid: 101, gid: 0 }, account)).toBe(false);
  });
});
