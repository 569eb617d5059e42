import type { Browser, Locator, Page } from 'playwright-core';
import { morning, pastedRows, password, serveConsoleSample, type ConsoleSample, type Official } from './consoleSample.ts';
import { noticePhotograph, numberArea } from './noticePhotograph.ts';

const looks = {
  office: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};
type Look = keyof typeof looks;
type Take = (name: string, picture: Buffer) => Promise<void>;

/** Tesseract reads a photograph on a busy machine. */
const patience = 120_000;

/** Somebody at a screen, on that morning. */
async function sit(browser: Browser, { origin }: ConsoleSample, look: Look, official?: Official): Promise<Page> {
  const context = await browser.newContext({ ...looks[look], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await context.clock.install({ time: morning });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${origin}/console/login`);
  await page.getByLabel('登录名', { exact: true }).waitFor();
  if (official === undefined) return page;
  await page.getByLabel('登录名', { exact: true }).fill(official);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await press(page, '登录');
  await page.getByRole('heading', { name: '您好' }).waitFor();
  return page;
}

const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true });
const press = (within: Page | Locator, name: string | RegExp) => button(within, name).last().click();
/** A page of the console by its path; it has come when these words stand there. */
async function open(page: Page, { origin }: ConsoleSample, path: string, words: string): Promise<void> {
  await page.goto(`${origin}/console${path}`);
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}
/** Pictures have come, and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete) && document.querySelector('.el-skeleton') === null);
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))));
}
async function shoot(page: Page): Promise<Buffer> {
  await settle(page);
  return page.screenshot();
}
/** With the part at the upper edge, below the head that stays. */
async function shootFrom(page: Page, part: Locator): Promise<Buffer> {
  await part.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 84));
  return shoot(page);
}
/** The television beside the text shows what it was told to. */
async function televisionShows(page: Page, words: string): Promise<void> {
  const television = await (await page.waitForSelector('iframe[title="电视上的样子"]')).contentFrame();
  await television?.waitForFunction((text) => window.fawu?.settled() === true && window.fawu.visibleText().join('').includes(text), words);
}
const saved = (page: Page) => page.getByText('已保存').first().waitFor();
const pasteInto = (field: Locator, text: string) =>
  field.evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** Every picture of the console that the guides show, in the order in which a notice lives. */
export async function takeConsole(browser: Browser, take: Take): Promise<void> {
  const sample = await serveConsoleSample();
  const draft = await takeWriting(browser, sample, take);
  await takeTelephone(browser, sample, take);
  await takeReview(browser, sample, take, draft);
  await takeOverseers(browser, sample, take);
  await sample.close();
}

/** The clerk's five minutes at the office computer; answers the draft's address below /console. */
async function takeWriting(browser: Browser, sample: ConsoleSample, take: Take): Promise<string> {
  const visitor = await sit(browser, sample, 'office');
  await take('console-login', await shoot(visitor));
  await visitor.context().close();

  const page = await sit(browser, sample, 'office', 'liuxi.zhou');
  await page.getByText('退回 1 件').waitFor();
  await take('console-home', await shoot(page));
  await press(page, '写公示');
  await button(page, /财务收支/).waitFor();
  await take('console-choose', await shoot(page));

  await press(page, /财务收支/);
  await page.getByLabel('标题', { exact: true }).fill('柳溪村 2026 年第三季度财务收支公开（示例）');
  await page.locator('td[data-place$=":0:0"]').click();
  await pasteInto(page.locator('td textarea'), pastedRows);
  await page.getByText('粘贴了 7 行').waitFor();
  await saved(page);
  await televisionShows(page, '上期结余');
  await page.getByText('发现 2 处').or(page.getByText('发现 1 处')).first().waitFor();
  await take('console-write', await shootFrom(page, page.getByText('标题', { exact: true }).first()));
  await take('console-found', await shootFrom(page, page.locator('#findings')));
  await press(page, '一键遮盖');
  await page.getByText('请看一眼').waitFor();
  await take('console-mask', await shoot(page));
  await press(page, /^遮盖这/);
  await page.locator('#findings').waitFor({ state: 'detached' });

  await page.getByLabel('选图片').setInputFiles({ name: '水电费明细.jpg', mimeType: 'image/jpeg', buffer: await noticePhotograph() });
  await page.getByText('请用“打马赛克”盖住').first().waitFor({ timeout: patience });
  await page.getByLabel('图上是什么').fill('贴在村委会的水电费明细，盖有示例章');
  await saved(page);
  await take('console-photo', await shootFrom(page, page.locator('figure')));
  await press(page, '打马赛克');
  await drawOver(page);
  await take('console-mosaic', await shoot(page));
  await press(page, /^盖住 1 处/);
  await press(page.getByRole('dialog'), '打上马赛克');
  await page.getByText('请用“打马赛克”盖住').first().waitFor({ state: 'detached', timeout: patience });
  await page.getByText('从图上认出的字').waitFor({ timeout: patience });
  await page.locator('#findings').waitFor({ state: 'detached' });

  await press(page, '交审核');
  await page.getByText('谁来审').waitFor();
  await take('console-submit', await shoot(page));
  await press(page.getByRole('dialog'), '交审核');
  await page.getByText('已经交上去了').waitFor();
  const address = new URL(page.url()).pathname.replace('/console', '');
  await page.context().close();
  return address;
}

/** Draws a frame over the number in the dialog's picture. */
async function drawOver(page: Page): Promise<void> {
  const stage = page.locator('svg.stage');
  await stage.locator('image').waitFor();
  await settle(page);
  // The picture stands in the middle of its stage.
  const { x, y, width, height } = (await stage.boundingBox())!;
  const [w, h] = width / height > 4 / 3 ? [(height * 4) / 3, height] : [width, (width * 3) / 4];
  const at = (right: number, down: number) => [x + (width - w) / 2 + w * right, y + (height - h) / 2 + h * down] as const;
  await page.mouse.move(...at(numberArea.left, numberArea.top));
  await page.mouse.down();
  await page.mouse.move(...at(numberArea.right, numberArea.bottom), { steps: 4 });
  await page.mouse.up();
}

async function takeTelephone(browser: Browser, sample: ConsoleSample, take: Take): Promise<void> {
  const page = await sit(browser, sample, 'phone', 'liuxi.zhou');
  await page.getByText('退回 1 件').waitFor();
  await take('console-phone-home', await shoot(page));
  await open(page, sample, '/new', '财务收支');
  await press(page, /低保救助/);
  await page.getByLabel('标题', { exact: true }).fill('柳溪村 2026 年 9 月低保对象公示（示例）');
  await saved(page);
  await take('console-phone-camera', await shootFrom(page, page.getByRole('group', { name: /往正文里加/ })));
  await page.locator('td[data-place$=":0:0"]').click();
  const row = page.getByRole('dialog');
  for (const [at, words] of ['张三', '2', '二类', '860'].entries()) await row.locator('textarea').nth(at).fill(words);
  await take('console-phone-row', await shoot(page));
  await press(row, '填好了');
  await saved(page);
  await page.context().close();
}

async function takeReview(browser: Browser, sample: ConsoleSample, take: Take, draft: string): Promise<void> {
  const page = await sit(browser, sample, 'office', 'qinghe.lin');
  await open(page, sample, draft, '六项检查');
  await televisionShows(page, '上期结余');
  await take('console-review', await shoot(page));
  for (const tick of await page.locator('label.el-checkbox').all()) await tick.click();
  await page.getByLabel('意见（可以不填）').fill('数字与账本、票据核对过，一致。');
  await take('console-checks', await shootFrom(page, page.getByRole('region', { name: '审核意见' })));
  await press(page, '通过');
  await page.getByText('通过以后马上在').waitFor();
  await take('console-approve', await shoot(page));
  await press(page.getByRole('dialog'), '通过，公布');
  await page.getByText('手机页面').waitFor();
  await page.context().close();

  const clerk = await sit(browser, sample, 'office', 'liuxi.zhou');
  await open(clerk, sample, draft, '贴到公示栏');
  await televisionShows(clerk, '上期结余');
  await take('console-published', await shoot(clerk));
  await clerk.context().close();
}

async function takeOverseers(browser: Browser, sample: ConsoleSample, take: Take): Promise<void> {
  const issuer = await sit(browser, sample, 'office', 'shi.zheng');
  await open(issuer, sample, '/duties', '逾期未公开');
  await take('console-duties', await shoot(issuer));
  await issuer.context().close();
  const auditor = await sit(browser, sample, 'office', 'shi.luo');
  await open(auditor, sample, '/audit', '林所长');
  await take('console-audit', await shoot(auditor));
  await auditor.context().close();
  const administrator = await sit(browser, sample, 'office', 'shi.qian');
  await open(administrator, sample, '/accounts', '周会计');
  await take('console-accounts', await shoot(administrator));
  await open(administrator, sample, '/review-paths', '审核流程');
  await take('console-paths', await shoot(administrator));
  await administrator.context().close();
}
