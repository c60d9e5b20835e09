"""The looks of the pages: dark text on white, nothing told by colour alone, readable on paper.

What a page cannot do without is plain CSS of many years; newer features only make it nicer.
"""

__all__ = ["STYLE"]

_FRAME = """
:root {
  color-scheme: light;
  --ink: #1b2330; --quiet: #525b69; --line: #c9ced6; --edge: #868e9a; --ground: #f3f5f7; --soft: #f7f8fa;
  --link: #0b4f9c; --error: #a3081c; --error-soft: #fdeff0; --doubt: #6f4800; --doubt-soft: #fff6dc; --good: #12603a;
  --info: #24507a;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6; position: relative;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", SimHei, sans-serif;
}
[lang="en"] {
  font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", "Source Han Sans SC",
    "PingFang SC", "Microsoft YaHei", sans-serif;
}
header, main, footer { max-width: 94rem; margin: 0 auto; padding: 0 1.5rem; }
footer { padding-bottom: 3rem; color: var(--quiet); font-size: .85rem; }
a { color: var(--link); text-underline-offset: .15em; }
code { font-size: .85em; color: var(--quiet); overflow-wrap: anywhere; }
summary { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus, aside:focus { outline: none; }
.quiet { color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; background: #fff; padding: .4em .8em; z-index: 9; }
.skip:focus { left: 1rem; }

#show-zh:checked ~ * .en, #show-en:checked ~ * .zh { display: none; }
.language { position: absolute; top: 1.3rem; right: 3rem; opacity: 0; }
.language + label {
  position: absolute; top: 1.1rem; width: 4.6rem; text-align: center; cursor: pointer; background: #fff;
  border: 1px solid var(--edge); padding: .1rem 0; font-size: .85rem; line-height: 1.7;
}
#show-zh + label { right: 6.05rem; right: max(6.05rem, calc(50vw - 40.95rem)); border-radius: 1rem 0 0 1rem; }
#show-en + label { right: 1.5rem; right: max(1.5rem, calc(50vw - 45.5rem)); border-radius: 0 1rem 1rem 0; }
.language:checked + label { background: var(--ink); border-color: var(--ink); color: #fff; }
.language:focus-visible + label { outline: 3px solid var(--link); outline-offset: 2px; z-index: 1; }

.kind { margin: 0; padding: 1.2rem 11rem 0 0; color: var(--quiet); font-size: .9rem; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: .2rem 0 .6rem; overflow-wrap: anywhere; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 0 0 .7rem; }
h3 { font-size: .95rem; margin: 0 0 .5rem; }
dl { margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
""".strip()

_HEAD = """
.facts, .counts { display: flex; flex-wrap: wrap; }
.facts { gap: .3rem 2rem; margin: 0 0 1.2rem; }
.facts dt, .counts dt { color: var(--quiet); font-size: .8rem; line-height: 1.4; }
.card, section { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.3rem; }
section { margin: 0 0 1rem; }
.outcome { border-left: .5rem solid; }
.outcome h2 { font-size: 1.3rem; margin: 0; }
.outcome p { margin: .15rem 0 0; color: var(--ink); }
.outcome.wrong, .outcome.unreadable { border-left-color: var(--error); }
.outcome.open, .outcome.doubtful { border-left-color: #c28a1c; }
.outcome.clean { border-left-color: var(--good); }
.wrong .state, .unreadable .state, .outcome.wrong h2, .outcome.unreadable h2 { color: var(--error); }
.index .open .state, .doubtful .state, .outcome.open h2, .outcome.doubtful h2 { color: var(--doubt); }
.clean .state, .outcome.clean h2 { color: var(--good); }
.suspects { margin: .5rem 0 0; padding: 0; list-style: none; }
.suspects li { margin: .15rem 0; overflow-wrap: anywhere; }
.suspects b { white-space: nowrap; color: var(--error); }
.counts { gap: .6rem 0; margin: .9rem 0 0; padding-top: .8rem; border-top: 1px solid var(--line); }
.counts > div { padding: 0 1.6rem; border-left: 1px solid var(--line); }
.counts > div:first-child { padding-left: 0; border-left: 0; }
.counts dd { font-size: 1.25rem; font-weight: 700; line-height: 1.4; font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; margin: 1rem 0; list-style: none; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
.tally { margin-left: .35em; font-size: .8rem; font-weight: 700; white-space: nowrap; }
.tally.error { color: var(--error); }
.tally.warning { color: var(--doubt); }
.legend { margin: 0 0 1rem; font-size: .9rem; }
.legend dl { display: grid; grid-template-columns: 9rem 1fr; gap: .5rem 1.2rem; align-items: center; margin: .8rem 0; }
.legend table { width: auto; min-width: 3.5rem; }
.legend td { min-width: 3rem; height: 1.9rem; }
""".strip()

_TABLES = """
.sheet { position: relative; }
.beside { display: grid; gap: 1.5rem; align-items: start; grid-template-columns: minmax(0, 1fr); }
table { border-collapse: collapse; width: 100%; font-size: .82rem; line-height: 1.35; }
th, td { border: 1px solid var(--line); padding: .28rem .35rem; text-align: center; }
th { font-weight: 400; background: var(--soft); }
/* Else a cell that is shaded covers the lines around it on paper. */
th, td { background-clip: padding-box !important; }
th.caption, thead th { font-weight: 600; text-wrap: balance; }
th.short { white-space: nowrap; }
th.label { text-align: left; }
td { position: relative; font-variant-numeric: tabular-nums; scroll-margin: 3rem 1rem 16rem; }
td .figure { font-weight: 400; }
td .state { color: var(--quiet); font-size: .75rem; font-style: italic; }
td.mark .state { font-size: .82rem; font-style: normal; overflow-wrap: anywhere; }
td.unread { background: var(--error-soft); }
td.unread .state { color: var(--error); font-style: normal; font-weight: 700; white-space: nowrap; }
th.broken, td.broken { background: var(--doubt-soft); }
th.broken, th.open { font-weight: 700; }
td.open { background: repeating-linear-gradient(135deg, #e9ebee 0 1px, #fff 1px 7px); }
td.unread.open { background: var(--error-soft); }
td.noted { outline: 2px dotted var(--doubt); outline-offset: -3px; }
td.sum { outline: 2px dashed var(--error); outline-offset: -3px; background: none; }
td.suspect { outline: 2px solid var(--error); outline-offset: -2px; background: var(--error-soft); }
td.suspect .figure, td.sum .figure { font-weight: 700; font-size: .9rem; }
.hint { display: block; color: var(--error); font-weight: 700; font-size: .75rem; white-space: nowrap; }
.links { display: flex; justify-content: center; gap: .25em; margin-top: .15rem; font-size: .7rem; line-height: 1.35; }
.links a { min-width: 1.7em; padding: 0 .3em; border: 1px solid; border-radius: .9em; background: #fff; }
.links a { text-decoration: none; }
.sign { display: inline-block; margin-left: .3em; font-weight: 700; }
.broken-sign { color: var(--error); }
.open-sign { color: var(--doubt); }
td:hover { box-shadow: inset 0 0 0 2px var(--edge); }
td:focus { outline: 3px solid var(--link); outline-offset: -1px; z-index: 4; }
:target { box-shadow: 0 0 0 3px var(--link); }

.note {
  visibility: hidden; position: absolute; z-index: 5; top: calc(100% + 5px); left: -1px; width: 23rem;
  padding: .7rem .9rem; border: 1px solid var(--edge); border-radius: .4rem; background: #fff; color: var(--ink);
  box-shadow: 0 6px 20px rgba(20, 30, 50, .22); font-size: .8rem; line-height: 1.55; text-align: left;
  pointer-events: none;
}
td.end .note { left: auto; right: -1px; }
.note > span { display: block; overflow-wrap: anywhere; }
.note q { white-space: pre-wrap; }
td:hover .note, td:focus .note, td:focus-within .note { visibility: visible; }
td:hover .note { z-index: 6; }
/* On hover the pointer passes through to the cells beneath; a click or the keyboard holds the note. */
td:focus .note, td:focus-within .note { pointer-events: auto; }
.missing { border: 2px dashed var(--error); border-radius: .3rem; margin: 0; padding: .6rem 1rem; }
""".strip()

_REMARKS = """
.remarks, .remark ul { list-style: none; margin: 0; padding: 0; }
.remark { margin: 0 0 .6rem; padding: .45rem .8rem; font-size: .86rem; line-height: 1.55; overflow-wrap: anywhere; }
.remark { border: 1px solid var(--line); border-left: .3rem solid var(--edge); border-radius: .3rem; background: #fff; }
.remark p { margin: .1rem 0; }
.remark .to { font-size: .8rem; }
.remark .rule { line-height: 1.2; }
.remark ul { margin-top: .5rem; }
.remark.error, .remark.cause { border-left-color: var(--error); }
.remark.cause { background: var(--error-soft); }
.remark.warning { border-left-color: #c28a1c; }
.remark.info { border-left-color: var(--info); }
.badge { white-space: nowrap; }
.badge.error, .badge.cause { color: var(--error); }
.badge.warning { color: var(--doubt); }
.badge.info { color: var(--info); }
section.text { padding: .7rem 1.3rem; }
section.text h2 { margin-bottom: .2rem; font-size: 1rem; }
section.text aside { margin-top: .8rem; }
.prose { max-width: 60rem; }
.beside + .prose { margin-top: .8rem; }
.prose summary { color: var(--quiet); font-size: .9rem; }
.prose p { text-indent: 2em; margin: .4em 0; overflow-wrap: anywhere; }
p.quiet { margin: 0; font-size: .9rem; }
""".strip()

_INDEX = """
.list { overflow-x: auto; padding: 0 .3rem; margin: 1rem 0; }
.index { font-size: .9rem; line-height: 1.5; }
.index th, .index td { border-width: 0 0 1px; padding: .55rem .6rem; text-align: right; vertical-align: top; }
.index thead th { vertical-align: bottom; background: none; font-size: .8rem; line-height: 1.35; text-wrap: wrap; }
.index thead th { color: var(--quiet); word-break: keep-all; }
.index td { white-space: nowrap; }
.index .words { white-space: normal; }
.index tbody tr:last-child > * { border-bottom: 0; }
.index td.words:first-child { white-space: nowrap; }
.index th.label { background: none; min-width: 11rem; overflow-wrap: anywhere; }
.index .words { text-align: left; overflow-wrap: anywhere; }
.index td.words { min-width: 7rem; }
.index td.found { min-width: 15rem; font-size: .85rem; line-height: 1.45; }
.index .found .each { display: block; }
.index .found b { white-space: nowrap; }
.card > p:first-child { margin: 0; }
.index .state { font-weight: 700; font-size: inherit; font-style: normal; }
.index td:hover { box-shadow: none; }
""".strip()

_WIDE = """
@media (min-width: 72rem) {
  .beside { grid-template-columns: minmax(0, 1fr) 24rem; }
  aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; padding: 4px; margin: -4px; }
}
/* On a small screen tables may be pushed sideways, and a cell's note stands at the foot of the screen. */
@media (max-width: 48rem) {
  header, main, footer { padding-left: .8rem; padding-right: .8rem; }
  #show-zh + label { right: 5.35rem; }
  #show-en + label { right: .8rem; }
  h1 { font-size: 1.3rem; }
  .card, section, section.text { padding: .8rem .9rem; }
  .counts > div { padding: 0 1rem 0 0; border: 0; }
  table.wide { min-width: 38rem; }
  .sheet { overflow-x: auto; margin: 0 -.9rem; padding: 3px .9rem; }
  .note, td.end .note {
    position: fixed; top: auto; right: 0; bottom: 0; left: 0; width: auto; max-height: 45vh; overflow-y: auto;
    border-width: 2px 0 0; border-radius: .8rem .8rem 0 0; padding: 1rem 1.2rem 1.4rem; font-size: .9rem;
  }
}
@media (max-width: 48rem) and (hover: none) { td:hover:not(:focus):not(:focus-within) .note { visibility: hidden; } }
""".strip()

_PAPER = """
@page { size: A4; margin: 16mm 14mm; }
@media print {
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 10.5px; }
  body { background: #fff; }
  header, main, footer { max-width: none; padding: 0; }
  .language, .language + label, .skip, .note, nav { display: none; }
  .kind { padding: 0; }
  section { border: 0; border-radius: 0; border-top: 1px solid var(--edge); padding: .8rem 0 0; }
  .beside { display: block; }
  aside { position: static; max-height: none; margin: 1rem 0 0; }
  table { width: calc(100% - 2px); }
  tr, .remark, .card { break-inside: avoid; }
  section table { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  .list, .sheet { overflow: visible; }
  table.wide { min-width: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
""".strip()

STYLE = "\n\n".join((_FRAME, _HEAD, _TABLES, _REMARKS, _INDEX, _WIDE, _PAPER))
"""The style sheet that every page carries."""
