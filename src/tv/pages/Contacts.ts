import type { Contact } from '../../contract/index.ts';
import type { Aged } from '../content/Content.ts';
import type { Problem } from '../content/problems.ts';
import type { ReadContacts } from '../content/read.ts';
import type { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import { Sprite } from '../paint/Sprite.ts';
import type { CardModel } from '../parts/Card.ts';
import { plainCard } from '../parts/choices.ts';
import { Rows, type RowsMemory } from '../parts/Rows.ts';
import { safe, textSizeNames } from '../theme.ts';
import type { Handoff, Tv } from '../tv.ts';
import { keptMark, sayKept } from './KeptNote.ts';
import { contactHeight, contactPainting, shortName } from './contactCard.ts';
import { Page } from './Page.ts';

/** Of the one who is shown large, px: the ring around a name stays clear of the hints in any text size. */
const top = 88;
const name = '便民卡';

interface Memory {
  contacts: ReadContacts | undefined;
  rows: RowsMemory | undefined;
}

/** 便民卡: who helps in this village. One person large, all of them in the row below. */
export class Contacts extends Page {
  declare private rows: Rows;
  declare private large: Sprite;
  declare private contacts: ReadContacts | undefined;
  declare private retry: Retry<ReadContacts>;
  /** Whether it was said that they are of before. */
  declare private told: boolean;

  constructor(stage: Stage, tv: Tv, _route: unknown, memory: Memory | undefined) {
    super(stage, tv, 'contacts', ['电子法务', name]);
    this.contacts = memory?.contacts ?? this.kept?.value;
    this.told = false;
    this.large = this.put(new Sprite(stage), safe.left, top);
    this.rows = this.put(new Rows(stage, tv, 134), 0, top + contactHeight + 2);
    this.rows.stepped = () => this.showChosen();
    const ask = () => tv.content.contacts(tv.preferences.place?.code);
    this.retry = this.question(ask, (contacts) => this.take(contacts), (problem) => this.fail(problem));
    if (this.contacts) this.fill(memory?.rows);
    else this.sayWaiting();
    this.tell();
    void this.retry.start();
  }

  override remember(): Memory {
    return { contacts: this.contacts, rows: this.rows.memory() };
  }

  override handoff(): Handoff | undefined {
    const { contacts } = this;
    if (!contacts || contacts.items.length === 0) return undefined;
    const place = contacts.path[contacts.path.length - 1]?.name ?? '';
    return { code: contacts.code, title: ['用手机扫一扫', '点一下就能打电话'], lines: [`${place}便民卡`, `共 ${contacts.items.length} 人`] };
  }

  override contentChanged(): void {
    void this.retry.start();
  }

  /** It has no cards. */
  override withdrawn(): void {
    return;
  }

  override refresh(): void {
    this.showChosen();
  }

  override _getFocused() {
    return this.rows;
  }

  private get kept(): Aged<ReadContacts> | undefined {
    const { content, preferences } = this.tv;
    return content.keptContacts(preferences.place?.code);
  }

  private fail(problem: Problem): void {
    if (!this.contacts) {
      this.sayProblem(problem);
      return;
    }
    const age = this.kept?.age;
    this.bar.showTrail(['电子法务', name + keptMark(age)]);
    if (!this.told) sayKept(this.tv, problem, age);
    this.told = true;
  }

  private take(contacts: ReadContacts): void {
    if (this.told) this.bar.showTrail(['电子法务', name]);
    this.told = false;
    const same = JSON.stringify(contacts) === JSON.stringify(this.contacts);
    this.contacts = contacts;
    if (!same) this.fill(this.rows.memory());
  }

  private fill(memory: RowsMemory | undefined): void {
    const { items } = this.contacts as ReadContacts;
    this.unsay();
    this.rows.show(items.length === 0 ? [] : [{ name: 'people', gap: 20, cards: items.map((contact) => this.card(contact)) }], memory);
    this.large.visible = items.length > 0;
    if (items.length === 0) this.say('这里还没有便民卡', '要问法律上的事，可以打 12348，不收咨询费。', '电');
    else this.showChosen();
    this.tell();
    this.askForPictures(items);
  }

  private card(contact: Contact): CardModel {
    const { title, titleLine } = this.tv.theme.metrics.card;
    const name = shortName(contact);
    const w = Math.min(360, Math.max(220, name.length * title + 40));
    const scan = () => {
      const handoff = this.handoff();
      if (handoff) this.tv.scan(handoff);
    };
    return plainCard(contact.id, [name, contact.roleName], w, Math.min(titleLine + 56, 104), scan);
  }

  private get chosen(): Contact | undefined {
    const { rail } = this.rows;
    return rail && this.contacts?.items[rail.index];
  }

  private showChosen(): void {
    const { chosen, contacts } = this;
    if (chosen && contacts) this.large.show(contactPainting(this.tv, chosen, contacts.code));
  }

  private askForPictures(items: readonly Contact[]): void {
    items.forEach(({ portrait, wechat }) => [portrait, wechat].forEach((picture) => {
      if (picture) this.tv.pictures.load(picture.src, () => this.showChosen());
    }));
  }

  private tell(): void {
    const people = this.rows.isEmpty ? [] : [{ words: '左右键 换人' }, { dot: 'red' as const, words: '扫码 打电话' }];
    this.hint([...people, { dot: 'yellow', words: `字号 ${textSizeNames[this.tv.preferences.size]}` }, { words: '返回 上一页' }]);
  }
}
