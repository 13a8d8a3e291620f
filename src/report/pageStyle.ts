import { darkColors } from '../figures/index.ts'

/** Figures are drawn in light colours: in the dark each becomes what it is in a dark figure. */
const darkFigures = Object.entries(darkColors)
  .flatMap(([light, dark]) =>
    ['fill', 'stroke', 'color'].map((paint) => `figure [${paint}="${light}"] { ${paint}: ${dark} }`),
  )
  .join('\n')

/** The style sheet of a report: nothing from elsewhere, light and dark, from 360 pixels on, and on paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ink: #1a1a1a; --faint: #5f5f5f; --paper: #ffffff; --shade: #f4f4f2; --line: #d8d8d4; --accent: #0072b2;
}
* { box-sizing: border-box }
body {
  max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
  overflow-wrap: break-word;
}
h1 { font-size: clamp(1.6rem, 1.1rem + 2.4vw, 2.75rem); line-height: 1.15; margin: .25rem 0 .5rem; text-wrap: balance }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line) }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem }
p, ul { max-width: 46rem }
a { color: var(--accent) }
.kicker, .note, figcaption, small, dt, footer { color: var(--faint) }
.kicker { margin: 0 }
.beware { background: var(--shade); border-left: 4px solid var(--accent); padding: .5rem 1rem }
.large { font-size: 1.3rem; line-height: 1.4 }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; margin: 1.5rem 0 }
.cards > div { background: var(--shade); border-left: 4px solid var(--accent); padding: .75rem 1rem }
.cards dd { margin: 0 }
.cards .value { font-size: 2.1rem; line-height: 1.2; font-weight: 600 }
figure { margin: 1.25rem 0 }
figure svg { display: block; width: 100%; height: auto }
figcaption { font-size: .9rem; max-width: 46rem; margin-top: .25rem }
.narrow { max-width: 30rem }
.wide { display: none }
.scroll { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
caption span { display: inline-block; max-width: min(46rem, calc(100vw - 2rem)) }
th, td { text-align: right; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line) }
th { font-weight: 400 }
thead th { color: var(--faint); border-top: 0; vertical-align: bottom; max-width: 9rem }
th:first-child { text-align: left; min-width: 8rem }
td { white-space: nowrap }
td small { display: block; font-size: .8rem }
.words { text-align: left; white-space: normal; min-width: 10rem }
.subject > * { font-weight: 700 }
summary { cursor: pointer; padding: .5rem 0; color: var(--accent) }
.facts { margin: 0 }
.facts > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .3rem 0; border-top: 1px solid var(--line) }
.facts dd { margin: 0; overflow-wrap: anywhere }
pre { background: var(--shade); padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .9rem }
@media (max-width: 40rem) { .facts > div { grid-template-columns: 1fr } }
@media (min-width: 45rem), print {
  th:first-child { min-width: 11rem }
  .narrow { display: none }
  .wide { display: block; max-width: 52rem }
}
@media screen and (prefers-color-scheme: dark) {
:root { --ink: #ececec; --faint: #a9aeb5; --paper: #15181c; --shade: #20252b; --line: #3a4048; --accent: #3f9be0 }
${darkFigures}
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt }
  h2 { margin-top: 1.5rem }
  h2, h3, h4, caption { break-after: avoid }
  figure, tr, .cards, .facts > div { break-inside: avoid }
  .scroll { overflow: visible }
  details:not([open]) { display: none }
}
`
