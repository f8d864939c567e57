import { provide } from '../parts.ts';
import { GERMAN } from './de.ts';

provide({ de: GERMAN });
