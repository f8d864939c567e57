import './checkouts-panel.css';
import type { JSX } from 'preact';
import { CheckoutDetail } from './checkout-detail.tsx';
import { CheckoutList } from './checkout-list.tsx';

export const CheckoutsPanel = ({ id }: { readonly id?: string }): JSX.Element =>
  id === undefined ? <CheckoutList /> : <CheckoutDetail key={id} id={id} />;
