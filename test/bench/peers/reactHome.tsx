/** The same home, from the same reply of the API, built as a web developer would today: React and Norigin. */
/** @jsxImportSource react */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  FocusContext,
  init,
  setFocus,
  useFocusable,
} from '@noriginmedia/norigin-spatial-navigation';
import type { Home, ItemCard, Rail } from '../../../src/contract/index.ts';

init({ shouldFocusDOMNode: false });

const colours: Record<string, string> = {
  notices: '#f6f0e4',
  cases: '#1d6b5a',
  lectures: '#2f5c8c',
  films: '#7a4674',
};

function Card({ card }: { card: ItemCard }) {
  const { ref, focused } = useFocusable({
    focusKey: card.id,
    onFocus: ({ node }) => node.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
  });
  return (
    <div
      ref={ref}
      className={focused ? 'card on' : 'card'}
      style={{ background: colours[card.column] ?? '#7d5228' }}
    >
      <b>{card.title}</b>
      <em>{card.minutes} 分钟</em>
    </div>
  );
}

function Row({ rail }: { rail: Rail }) {
  const { ref, focusKey } = useFocusable({ saveLastFocusedChild: true });
  return (
    <FocusContext.Provider value={focusKey}>
      <h3>{rail.column.name}</h3>
      <div className="rail" ref={ref}>
        {rail.items.map((card) => (
          <Card key={card.id} card={card} />
        ))}
      </div>
    </FocusContext.Provider>
  );
}

function Page() {
  const [home, setHome] = useState<Home | null>(null);
  const { ref, focusKey } = useFocusable();
  useEffect(() => {
    void fetch('/home.json')
      .then((reply) => reply.json())
      .then((reply: Home) => setHome(reply));
  }, []);
  useEffect(() => {
    const first = home?.rails[0]?.items[0];
    if (first) void setFocus(first.id);
  }, [home]);
  return (
    <FocusContext.Provider value={focusKey}>
      <main ref={ref}>{home?.rails.map((rail) => <Row key={rail.column.id} rail={rail} />)}</main>
    </FocusContext.Provider>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Page />);
(window as unknown as { benchReady: () => boolean }).benchReady = () =>
  document.querySelector('.card.on') !== null;
