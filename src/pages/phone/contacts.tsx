/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Contact, Region } from '../../contract/index.ts';
import { Image } from './blocks.tsx';
import { placeName, type Frame } from './frame.ts';
import { Page } from './page.tsx';

export interface ContactsPageProps {
  frame: Frame;
  /** The region's own first, then those above it. */
  contacts: Contact[];
}

/** The number that answers everywhere in the country. */
const hotline = '12348';

/** Who can be asked, with a button that calls them. */
export function ContactsPage({ frame, contacts }: ContactsPageProps): VNode {
  const place = placeName(frame.path);
  const named = contacts.some(({ phone }) => phone && dialled(phone) === hotline);
  return (
    <Page
      frame={frame}
      title="便民卡"
      asking
      description={`${place}的法律顾问、调解员和值班电话。有事先问一问。`}
      canonical={frame.region ? `/contacts?region=${frame.region}` : '/contacts'}
    >
      <h1>便民卡</h1>
      <p class="meta">签合同、看欠条、邻里纠纷，都可以先打个电话问。</p>
      {frame.region ? null : (
        <a class="wide-button key" href="/regions?to=contacts">
          选我的村，看本村的电话
        </a>
      )}
      {[...frame.path].reverse().map((region) => (
        <Group region={region} contacts={contacts.filter((contact) => contact.region === region.code)} />
      ))}
      {named ? null : <Hotline />}
      {frame.region ? (
        <a class="wide-button quiet" href={`/regions?region=${frame.region}&to=contacts`}>
          不是{frame.path.at(-1)?.name}？换一个村
        </a>
      ) : null}
    </Page>
  );
}

function Group({ region, contacts }: { region: Region; contacts: Contact[] }): VNode | null {
  if (contacts.length === 0) return null;
  return (
    <section>
      <h2>{region.name}</h2>
      {contacts.map((contact) => (
        <ContactCard contact={contact} />
      ))}
    </section>
  );
}

/** Digits alone, as a telephone wants them. */
export function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

function ContactCard({ contact }: { contact: Contact }): VNode {
  const { name, roleName, organization, duty, place, note, phone, portrait, wechat } = contact;
  return (
    <article class="contact" id={`c-${contact.id}`}>
      <div class="who">
        {portrait ? <Image picture={portrait} /> : <Initial contact={contact} />}
        <div>
          <p class="role">{roleName}</p>
          <h3>{whole(name, /(?=（)/)}</h3>
          {organization ? <p class="soft">{whole(organization, /(?=（)/)}</p> : null}
        </div>
      </div>
      {note ? <p>{note}</p> : null}
      {duty || place ? (
        <dl>
          {duty ? (
            <>
              <dt>什么时候</dt>
              <dd>{whole(duty, /(?<=[，；、 ])/)}</dd>
            </>
          ) : null}
          {place ? (
            <>
              <dt>在哪里</dt>
              <dd>{place}</dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {phone ? <CallButton phone={phone} /> : null}
      {wechat ? (
        <details class="fold">
          <summary>加微信</summary>
          <div class="wechat">
            <Image picture={wechat} />
            <p>手指按住图不放，再点“识别图中的二维码”。</p>
          </div>
        </details>
      ) : null}
    </article>
  );
}

/** Text whose pieces are not broken where there is room for them. */
function whole(text: string, at: RegExp): VNode {
  return (
    <>
      {text.split(at).map((piece) => (
        <>
          <span class="phrase">{piece.trimEnd()}</span>
          {piece.endsWith(' ') ? ' ' : null}
        </>
      ))}
    </>
  );
}

/** Where there is no portrait: the family name, or the sign of a telephone. */
function Initial({ contact }: { contact: Contact }): VNode {
  const person = !['hotline', 'office'].includes(contact.role);
  return (
    <span class="initial" aria-hidden="true">
      {person ? contact.name.charAt(0) : '☎'}
    </span>
  );
}

function CallButton({ phone }: { phone: string }): VNode {
  return (
    <a class="wide-button key call" href={`tel:${dialled(phone)}`}>
      <span>打电话</span> <span class="nb">{phone}</span>
    </a>
  );
}

function Hotline(): VNode {
  return (
    <section>
      <h2>全国都能打</h2>
      <article class="contact">
        <div class="who">
          <span class="initial" aria-hidden="true">
            ☎
          </span>
          <div>
            <p class="role">热线</p>
            <h3>12348 公共法律服务热线</h3>
          </div>
        </div>
        <p>不知道该找谁，先打这个号码问。</p>
        <CallButton phone={hotline} />
      </article>
    </section>
  );
}
