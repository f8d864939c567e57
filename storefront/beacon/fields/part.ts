import { provide } from '../parts.ts';
import { findCheckoutForm, isIn, openFieldsIn } from './checkout-form.ts';
import { describeField } from './field-description.ts';
import { isField } from './is-field.ts';
import { findLaterForm } from './later-form.ts';

const part = { describeField, findCheckoutForm, findLaterForm, isField, isIn, openFieldsIn };

export type FieldsPart = typeof part;

provide({ fields: part });
