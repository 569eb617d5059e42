import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generatePassword, hashPassword, problemOf, verifyPassword } from '../../../src/server/accounts/passwords.ts';

const cheap = { memory: 8, passes: 1, parallelism: 1 };

describe('passwords', () => {
  it('are kept as argon2id with what they cost, another salt each time', async () => {
    const [one, two] = [await hashPassword('门前三棵老柳树'), await hashPassword('门前三棵老柳树')];
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.notEqual(one, two);
    assert.ok((await verifyPassword('门前三棵老柳树', one)) && (await verifyPassword('门前三棵老柳树', two)));
  });

  it('open to themselves and to nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (one, other) => {
        const hash = await hashPassword(one, cheap);
        assert.equal(await verifyPassword(one, hash), true);
        assert.equal(await verifyPassword(other, hash), one.normalize('NFKC') === other.normalize('NFKC'));
        assert.equal(await verifyPassword(one, undefined), false);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('are derived as the standard says', async () => {
    // Made with the reference implementation: argon2 somesalt… -id -t 2 -k 65536 -p 1.
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    assert.equal(await verifyPassword('password', known), true);
    assert.equal(await verifyPassword('differentpassword', known), false);
  });

  const bad: [password: string, words: RegExp][] = [
    ['', /不能少于 10 个字/], ['abc123', /不能少于 10 个字/], ['柳溪村大槐树', /不能少于 10 个字/],
    ['zhanghui2026!!', /登录名/], ['2026zhanghui', /登录名/],
    ['aaaaaaaaaaaa', /来回只有/], ['abababababab', /来回只有/], ['1111111111', /来回只有/],
    ['1234567890', /按顺序/], ['abcdefghijkl', /按顺序/], ['9876543210', /按顺序/], ['1234512345', /按顺序/],
    ['password123!', /太常见/], ['Admin@2026!!', /太常见/], ['P@ssw0rd2026', /太常见/], ['qwerty123456', /太常见/], ['woaini5201314', /太常见/],
    ['13800138012', /只有数字/], ['19850613072', /只有数字/],
  ];
  for (const [password, words] of bad) {
    it(`may not be “${password}”`, () => assert.match(problemOf(password, 'zhanghui') ?? '', words));
  }

  for (const password of ['门前三棵老柳树，河里有鱼', 'correct horse battery', 'k7mq-3xwd-9rta', '大槐树1958下棋去', '床前明月光疑是地上霜', 'Rp8#vLq2zT!m']) {
    it(`may be “${password}”`, () => assert.equal(problemOf(password, 'zhanghui'), undefined));
  }

  it('that the server makes are good ones, and never the same', () => {
    const made = Array.from({ length: 500 }, generatePassword);
    assert.equal(new Set(made).size, 500);
    for (const password of made) {
      assert.match(password, /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
      assert.equal(problemOf(password, 'zhanghui'), undefined, password);
    }
  });
});
