import { provide } from '../parts.ts';
import { DUTCH } from './nl.ts';

provide({ nl: DUTCH });
