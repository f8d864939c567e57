import { provide } from '../parts.ts';
import { createLine } from './line.ts';

const part = { createLine };

export type LinePart = typeof part;

provide({ line: part });
