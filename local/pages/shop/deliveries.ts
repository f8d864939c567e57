/** How an order comes to the shopper. */
export interface Delivery {
  readonly id: 'post' | 'express' | 'pick-up';
  readonly label: string;
  readonly detail: string;
  /** Minor units. */
  readonly price: number;
}

export const DEFAULT_DELIVERY: Delivery = {
  id: 'post',
  label: 'By post',
  detail: '3 to 5 working days',
  price: 490,
};

export const DELIVERIES: readonly Delivery[] = [
  DEFAULT_DELIVERY,
  { id: 'express', label: 'Express', detail: 'The next working day', price: 1290 },
  { id: 'pick-up', label: 'Pick up', detail: 'At our shop in Stockholm, from tomorrow', price: 0 },
];

export const findDelivery = (id: string): Delivery | undefined =>
  DELIVERIES.find((delivery) => delivery.id === id);
