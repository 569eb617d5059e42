import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, lanAddress, optionFlags, optionHelp, publicUrlOf, readConfig } from '../../src/server/config.ts';

const read = (env: Record<string, string>, ...args: string[]) => readConfig(env, args);
const ipv4 = (address: string, internal = false) =>
  ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const;

describe('configuration', () => {
  it('has defaults for everything', () => {
    const { appRoot, ...config } = read({});
    assert.deepEqual(config, {
      port: 8080,
      host: '0.0.0.0',
      dataDir: path.resolve('data'),
      returnOrigins: [],
      metrics: 'loopback',
      trustedProxies: [],
      rateLimit: 3000,
      auditMonths: 12,
      logLevel: 'info',
    });
    assert.equal(appRoot, path.resolve('.'));
  });

  it('reads the environment and flags of the same names, a flag before the environment', () => {
    assert.equal(read({ PORT: '81' }).port, 81);
    assert.equal(read({ PORT: '81' }, '--port', '82').port, 82);
    assert.equal(read({}, '--data-dir=/srv/fawu').dataDir, '/srv/fawu');
    assert.equal(read({ PORT: '' }).port, 8080);
    assert.equal(read({ PUBLIC_URL: 'https://fawu.example/x/' }).publicUrl, 'https://fawu.example/x');
    assert.deepEqual(read({ TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16' }).trustedProxies, ['10.0.0.1', '10.1.0.0/16']);
    assert.equal(read({ CONSOLE_HOST: 'Houtai.example.cn' }).consoleHost, 'houtai.example.cn');
    assert.equal(read({ CONSOLE_HOST: 'houtai.example.cn:8443' }).consoleHost, 'houtai.example.cn:8443');
    const portals = read({ RETURN_ORIGINS: 'http://epg.example:8080/index.html' }).returnOrigins;
    assert.deepEqual(portals, ['http://epg.example:8080']);
  });

  it('tells a wrong option in one line of Chinese, without repeating a secret', () => {
    const wrong: [env: Record<string, string>, args: string[], words: RegExp][] = [
      [{ PORT: 'abc' }, [], /PORT 应是/],
      [{ PORT: '65536' }, [], /PORT 应是/],
      [{ METRICS: 'all' }, [], /METRICS 应是/],
      [{ TRUSTED_PROXIES: '10.0.0.1, nginx' }, [], /TRUSTED_PROXIES 应是.*“nginx”/],
      [{ TRUSTED_PROXIES: '10.0.0.0/33' }, [], /TRUSTED_PROXIES 应是/],
      [{ RETURN_ORIGINS: 'javascript:alert(1)' }, [], /RETURN_ORIGINS 应是/],
      [{ CONSOLE_HOST: 'https://houtai.example.cn' }, [], /CONSOLE_HOST 只写域名/],
      [{ CONSOLE_HOST: 'houtai.example.cn/console' }, [], /CONSOLE_HOST 只写域名/],
      [{ AUDIT_MONTHS: '5' }, [], /AUDIT_MONTHS 应是 6 到/],
      [{ LOG_LEVEL: 'loud' }, [], /LOG_LEVEL 应是/],
      [{ PUBLIC_URL: 'fawu.example' }, [], /PUBLIC_URL 应是/],
      [{ PUBLIC_URL: 'ftp://fawu.example' }, [], /PUBLIC_URL 应是/],
      [{ DATABASE_URL: 'mysql://u:secret@h/d' }, [], /DATABASE_URL 应是/],
      [{}, ['--prot', '1'], /不认识“--prot”/],
      [{}, ['folder'], /不认识“folder”/],
      [{}, ['--port'], /缺少值/],
    ];
    for (const [env, args, words] of wrong) {
      assert.throws(() => readConfig(env, args), (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, words);
        assert.doesNotMatch(error.message, /\n|secret/);
        return true;
      });
    }
  });

  it('lists every option in the help and in the README', () => {
    const flags = Object.keys(optionFlags);
    assert.ok(flags.length >= 10);
    const readme = readFileSync('README.md', 'utf8');
    for (const flag of flags) {
      const name = flag.toUpperCase().replaceAll('-', '_');
      assert.match(optionHelp, new RegExp(`^ {2}${name} +--${flag} `, 'm'));
      assert.match(readme, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
    }
  });
});

describe("this machine's address", () => {
  it('is one that a phone in the house can open', () => {
    assert.equal(
      lanAddress({
        lo: [ipv4('127.0.0.1', true)],
        docker0: [ipv4('172.17.0.1')],
        veth12: [ipv4('172.18.0.1')],
        eth0: [ipv4('8.8.8.8')],
        wlan0: [ipv4('192.168.1.5')],
      }),
      '192.168.1.5',
    );
    assert.equal(lanAddress({ eth0: [ipv4('8.8.8.8')] }), '8.8.8.8');
    assert.equal(lanAddress({ eth0: [ipv4('169.254.3.4')] }), undefined);
    assert.equal(lanAddress({ lo: [ipv4('127.0.0.1', true)] }), undefined);
  });

  it('gives way to PUBLIC_URL', () => {
    const url = 'https://fawu.example';
    assert.deepEqual(publicUrlOf(read({ PUBLIC_URL: url }), 8080), { url, reachable: true });
  });
});
