import { provide } from '../parts.ts';
import { beginSession } from './begin-session.ts';
import { createMemory } from './memory.ts';

const part = { beginSession, createMemory };

export type SessionPart = typeof part;

provide({ session: part });
