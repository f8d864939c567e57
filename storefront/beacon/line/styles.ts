/** As small as it can be read: no minifier looks into a text. */
export const LINE_STYLES = `
[hidden]{display:none!important}
div{display:flex;flex-wrap:wrap;align-items:baseline;margin-top:.5em}
.saved{flex-basis:100%}
button{margin-inline-end:1em;font:inherit;color:inherit;min-height:24px;padding:0;border:0;background:none;cursor:pointer;text-decoration:underline;text-underline-offset:.2em}
:focus-visible{outline:2px solid;outline-offset:2px;border-radius:2px}
.saved::before{content:"\\2713\\a0";font-weight:700}
section{margin-top:.5em;padding:.75em .9em;border:1px solid;border-radius:.5em}
dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:.15em 1em;margin:0}
dd{margin:0;overflow-wrap:anywhere}
`;
