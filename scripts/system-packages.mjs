// What the tests need from the system: a browser, a Chinese font, PostgreSQL, a reader of pictures and, for old engines, more.
import { existsSync, readdirSync } from 'node:fs';
import { run, say, stop } from './folders.mjs';

const postgres = '/usr/lib/postgresql';
const tessdata = '/usr/share/tesseract-ocr';

/** Debian packages by what proves that they, or something as good, are there. */
const packages = {
  chromium: () => existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  postgresql: () =>
    Boolean(process.env.TEST_DATABASE_URL) ||
    (existsSync(postgres) && readdirSync(postgres).some((version) => existsSync(`${postgres}/${version}/bin/initdb`))),
  'tesseract-ocr': () => existsSync('/usr/bin/tesseract'),
  'tesseract-ocr-chi-sim': () => existsSync(tessdata) && readdirSync(tessdata).some((version) => existsSync(`${tessdata}/${version}/tessdata/chi_sim.traineddata`)),
  libosmesa6: () => existsSync('/usr/lib/x86_64-linux-gnu/libOSMesa.so.8'),
  // cog brings WPE WebKit itself, with the browser that its driver starts.
  cog: () => existsSync('/usr/lib/x86_64-linux-gnu/wpe-webkit-1.1/MiniBrowser'),
  'wpewebkit-driver': () => existsSync('/usr/bin/WPEWebDriver'),
  libgles2: () => existsSync('/usr/lib/x86_64-linux-gnu/libGLESv2.so.2'),
  libnss3: () => existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so'),
};

/** Installs what is missing through apt as root on Debian; otherwise says how and ends. */
export function ensureSystemPackages(names) {
  const missing = names.filter((name) => !packages[name]());
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  const words = `apt-get update && apt-get ${install.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    stop(`测试还缺系统软件。请以 root 身份运行：\n  ${words}`);
  }
  say(`安装测试所需的系统软件：${missing.join('、')}……`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const code = run('apt-get', ['update', '-q'], quiet) || run('apt-get', ['-q', ...install], quiet);
  if (code !== 0 || names.some((name) => !packages[name]())) stop(`没有装上。请自己运行：\n  ${words}`);
}
