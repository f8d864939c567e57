const BASE = `
:host { all: initial; display: block; font: inherit; color: inherit; text-align: start; direction: inherit }
* { box-sizing: border-box }
p, dl, dd { margin: 0 }
[hidden] { display: none !important }
button, a { font: inherit; color: inherit; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em }
button { min-height: 24px; padding: 0; border: 0; background: none }
button:hover, a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 2px solid; outline-offset: 2px; border-radius: 2px }
`;

export const NOTICE_STYLES = `${BASE}
:host { grid-column: 1 / -1; margin: .5em 0 0; font-size: .875em; line-height: 1.5 }
.words { color: color-mix(in srgb, currentColor 74%, transparent) }
label { display: flex; gap: .6em; align-items: flex-start; cursor: pointer }
label input { flex: none; width: 1.15em; height: 1.15em; margin: .2em 0 0; accent-color: currentColor }
strong { font-weight: 600 }
.line { display: flex; flex-wrap: wrap; gap: 0 1em; align-items: baseline }
.line.full { margin-top: .5em }
.line.full [role=status]::before { content: "\\2713\\a0"; font-weight: 700 }
.line.full.quiet [role=status]::before { content: "" }
.kept { margin-top: .5em; padding: .75em .9em; border-radius: .5em; border: 1px solid color-mix(in srgb, currentColor 22%, transparent) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .15em 1em; margin-bottom: .6em }
dt { color: color-mix(in srgb, currentColor 74%, transparent) }
dd { overflow-wrap: anywhere }
`;

export const MESSAGE_STYLES = `${BASE}
:host { margin: 0 0 1em; line-height: 1.5 }
.message { display: flex; gap: 1em; align-items: baseline; justify-content: space-between; padding: .75em 1em; border-radius: .5em; border: 1px solid color-mix(in srgb, currentColor 22%, transparent); background: color-mix(in srgb, currentColor 6%, transparent) }
`;
