import './checkout-link.css';
import type { JSX } from 'preact';
import { pathOf } from '../routes.ts';
import { Link } from './link.tsx';

const SHORT = 8;

/** A checkout by the beginning of its id. */
export const CheckoutLink = ({ id }: { readonly id: string }): JSX.Element => (
  <Link class="checkout-link" href={pathOf({ panel: 'checkouts', id })} title={`Checkout ${id}`}>
    {id.slice(0, SHORT)}
  </Link>
);
