import { readDetails } from '../fields/details.ts';
import { provide } from '../parts.ts';

const part = { readDetails };

export type DetailsPart = typeof part;

provide({ details: part });
