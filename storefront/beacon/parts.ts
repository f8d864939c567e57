import type { CapturePart } from './capture/part.ts';
import type { WatchingPart } from './watching/part.ts';
import type { DetailsPart } from './details/part.ts';
import type { KeepingPart } from './keeping/part.ts';
import type { LinePart } from './line/part.ts';
import type { FieldsPart } from './fields/part.ts';
import type { Language, PartName } from './main/part-names.ts';
import type { ReadingPart } from './reading/part.ts';
import type { RestorePart } from './restore/part.ts';
import type { SessionPart } from './session/part.ts';
import type { SnapshotPart } from './snapshot/part.ts';
import type { NoticesPart } from './texts/notices-part.ts';
import type { LaterTexts } from './texts/texts.ts';

/** What is loaded when it is needed: a file each. */
export interface Parts extends Record<Language, LaterTexts> {
  readonly notices: NoticesPart;
  readonly capture: CapturePart;
  readonly session: SessionPart;
  readonly watching: WatchingPart;
  readonly fields: FieldsPart;
  readonly reading: ReadingPart;
  readonly snapshot: SnapshotPart;
  readonly line: LinePart;
  readonly details: DetailsPart;
  readonly keeping: KeepingPart;
  readonly restore: RestorePart;
}

declare global {
  interface HTMLScriptElement {
    /** A part hands itself over to the script that has loaded it. */
    recoveryPart?: Partial<Parts>;
  }
}

/** SHA-256 as base64. A script holds only those of the parts that it asks for. */
export type Hashes<Name extends PartName> = Readonly<Record<Name, string>>;

/** Rejects where the part cannot be had now; asked again it is tried again. */
export type LoadPart = <Name extends PartName>(name: Name, hashes: Hashes<Name>) => Promise<Parts[Name]>;

/** The last line of each part. */
export const provide = (part: Partial<Parts>): void => {
  if (document.currentScript instanceof HTMLScriptElement) document.currentScript.recoveryPart = part;
};
