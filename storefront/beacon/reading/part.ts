import { isCardNumber, mayHoldCardNumber } from '../fields/card-number.ts';
import { plainFieldsOf } from '../fields/plain-field.ts';
import { readTyped } from '../fields/read-typed.ts';
import { provide } from '../parts.ts';

const part = { isCardNumber, mayHoldCardNumber, plainFieldsOf, readTyped };

export type ReadingPart = typeof part;

provide({ reading: part });
