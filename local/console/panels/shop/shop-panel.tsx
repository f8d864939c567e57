import './shop-panel.css';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { HappeningList } from '../../components/happening-list.tsx';
import { Icon } from '../../components/icons.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { happenings } from '../../store.ts';
import { inRows } from '../../words/in-rows.ts';
import { newsOf } from '../../words/news.ts';
import { Strip } from './strip.tsx';

const SHOP = '/shop';
const MOST_SHOWN = 60;

const Frame = (): JSX.Element => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [path, setPath] = useState(SHOP);
  return (
    <section class="shop-frame panel" aria-label="Shop">
      <header class="shop-frame-bar">
        <IconButton
          icon="refresh"
          label="Load the shop anew"
          onClick={() => frame.current?.contentWindow?.location.reload()}
        />
        <span class="shop-frame-address">
          <span class="shop-frame-host">{location.host}</span>
          {path}
        </span>
        <a class="button button-quiet" href={SHOP} target="_blank" rel="noopener">
          <Icon name="external" size={15} />
          Another shopper
        </a>
      </header>
      <iframe
        ref={frame}
        src={SHOP}
        title="The demo shop"
        onLoad={() => setPath(frame.current?.contentWindow?.location.pathname ?? SHOP)}
      />
    </section>
  );
};

const News = (): JSX.Element => {
  const rows = inRows(newsOf(happenings.value)).slice(0, MOST_SHOWN);
  return (
    <section class="shop-news panel" aria-label="What just happened">
      <Strip />
      <div class="shop-news-list" tabIndex={0} role="region" aria-label="News, newest first">
        {rows.length === 0 ? (
          <EmptyState icon="beacon" title="Nothing has happened yet">
            Put something in the cart, go to the checkout and type an address. Then move the clock on.
          </EmptyState>
        ) : (
          <HappeningList entries={rows} />
        )}
      </div>
    </section>
  );
};

const SIDES = [
  { id: 'shop', label: 'Shop' },
  { id: 'news', label: 'What happened' },
] as const;

/** The shop, and beside it what comes of what one does there. */
export const ShopPanel = (): JSX.Element => {
  const [side, setSide] = useState<(typeof SIDES)[number]['id']>('shop');
  return (
    <>
      <PageHeader
        title="Shop"
        lead="Be the shopper: fill a cart, type an address at the checkout, and leave. What comes of it stands beside the shop."
      />
      <div class="shop-sides" role="group" aria-label="Show">
        {SIDES.map(({ id, label }) => (
          <Button key={id} aria-pressed={side === id} onClick={() => setSide(id)}>
            {label}
          </Button>
        ))}
      </div>
      <div class="shop-columns" data-side={side}>
        <Frame />
        <News />
      </div>
    </>
  );
};
