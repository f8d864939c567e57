/**
 * Colours of the mail. Inline styles carry the light ones, since many mail programs drop style sheets; those that know
 * dark mode read the sheet. Every pair of text and ground has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3); a test
 * holds them to it.
 */
export interface Palette {
  readonly page: string;
  readonly sheet: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly onAccent: string;
}

export const LIGHT: Palette = {
  page: '#f4f1eb',
  sheet: '#ffffff',
  ink: '#20262b',
  muted: '#5a626a',
  line: '#e3ddd2',
  accent: '#1d5a4c',
  onAccent: '#ffffff',
};

export const DARK: Palette = {
  page: '#14171a',
  sheet: '#1d2225',
  ink: '#e9e6e0',
  muted: '#a9b1b7',
  line: '#363d42',
  accent: '#93d3be',
  onAccent: '#0f241d',
};

const SANS = '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const SERIF = 'Georgia,Times New Roman,serif';

export const STYLE = {
  page: `margin:0;padding:0;background-color:${LIGHT.page};`,
  preheader: 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;',
  sheet: `background-color:${LIGHT.sheet};border-radius:10px;padding:36px 40px 40px;`,
  shop: `margin:0;padding:32px 40px 18px;font:400 21px/1.3 ${SERIF};color:${LIGHT.ink};`,
  paragraph: `margin:0 0 16px;font:400 16px/1.6 ${SANS};color:${LIGHT.ink};`,
  cart: `margin:28px 0 0;border-top:1px solid ${LIGHT.line};`,
  cartHeading: `margin:0;padding:16px 0 4px;font:400 18px/1.4 ${SERIF};color:${LIGHT.ink};text-align:left;`,
  cartTitle: `padding:10px 16px 10px 0;font:400 15px/1.45 ${SANS};color:${LIGHT.ink};text-align:left;vertical-align:top;`,
  cartAmount: `padding:10px 0;font:400 15px/1.45 ${SANS};color:${LIGHT.ink};text-align:right;vertical-align:top;white-space:nowrap;`,
  cartMuted: `font:400 14px/1.45 ${SANS};color:${LIGHT.muted};`,
  cartTotal: `border-top:1px solid ${LIGHT.line};padding-top:14px;padding-bottom:4px;font-weight:600;`,
  note: `margin:0 0 28px;padding-bottom:16px;border-bottom:1px solid ${LIGHT.line};font:400 13px/1.5 ${SANS};color:${LIGHT.muted};`,
  buttonCell: `background-color:${LIGHT.accent};border-radius:6px;mso-padding-alt:14px 30px;text-align:center;`,
  button: `display:inline-block;padding:14px 30px;border-radius:6px;font:600 16px/1.25 ${SANS};color:${LIGHT.onAccent};text-decoration:none;`,
  contact: `margin:0;font:400 15px/1.7 ${SANS};color:${LIGHT.muted};`,
  link: `color:${LIGHT.accent};text-decoration:underline;`,
  smallPrint: `margin:0 0 10px;font:400 13px/1.6 ${SANS};color:${LIGHT.muted};`,
  smallPrintCell: 'padding:24px 40px 40px;',
  smallPrintLink: `color:${LIGHT.muted};text-decoration:underline;`,
} as const;

/** By class, for programs that read style sheets: dark colours, and narrow screens. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 600px) {
  .pad { padding-left: 22px !important; padding-right: 22px !important; }
  .sheet { border-radius: 0 !important; }
  .wide { width: 100% !important; }
  .wide a { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background-color: ${DARK.page} !important; }
  .sheet { background-color: ${DARK.sheet} !important; }
  .ink { color: ${DARK.ink} !important; }
  .muted { color: ${DARK.muted} !important; }
  .line { border-color: ${DARK.line} !important; }
  .link { color: ${DARK.accent} !important; }
  .button { background-color: ${DARK.accent} !important; }
  .button a { color: ${DARK.onAccent} !important; }
}`;
