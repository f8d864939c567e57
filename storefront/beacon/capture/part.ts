import { provide } from '../parts.ts';
import { startCapture } from './start-capture.ts';

const part = { startCapture };

export type CapturePart = typeof part;

provide({ capture: part });
