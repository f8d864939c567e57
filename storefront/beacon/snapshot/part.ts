import { provide } from '../parts.ts';
import { describePlace } from './place.ts';
import { readCart } from './read-cart.ts';
import { createReadForm } from './read-form.ts';

const part = { createReadForm, describePlace, readCart };

export type SnapshotPart = typeof part;

provide({ snapshot: part });
