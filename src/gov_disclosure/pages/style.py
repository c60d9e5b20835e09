"""The looks of the pages: dark text on white, nothing told by colour alone, readable on paper."""

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light; --error: #a3001e; --warning: #6b4700; --info: #24507a; --quiet: #4d4d4d; --line: #767676; }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body {
  margin: 0; background: #fff; color: #1a1a1a; line-height: 1.6;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimHei, sans-serif;
}
header, main { max-width: 92rem; margin: 0 auto; padding: 0 1.5rem; }
main { padding-bottom: 6rem; }
#show-zh:checked ~ * .en, #show-en:checked ~ * .zh { display: none; }
.language { margin: 1rem .3rem 0 1.5rem; }
.language + label { margin-right: 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; background: #fff; padding: .4em .8em; z-index: 9; }
.skip:focus { left: 1rem; }
a { color: #0b4f9c; }
:focus-visible { outline: 3px solid #0b4f9c; outline-offset: 2px; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .8rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 2px solid #1a1a1a; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
code { font-size: .85em; color: var(--quiet); overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }

.facts, .counts { display: flex; flex-wrap: wrap; gap: .5rem 1.8rem; margin: .5rem 0 1rem; }
.facts dt, .counts dt { color: var(--quiet); font-size: .85rem; }
.facts dd, .counts dd { margin: 0; overflow-wrap: anywhere; }
.counts > div { border: 1px solid var(--line); border-radius: .3rem; padding: .4rem 1rem; }
.counts dd { font-size: 1.35rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.outcome { border: 2px solid; border-left-width: .6rem; border-radius: .3rem; padding: .6rem 1rem; max-width: 60rem; }
.outcome h2 { border: 0; margin: 0; padding: 0; }
.outcome p { margin: .2rem 0 0; color: #1a1a1a; }
.outcome.wrong, .outcome.unreadable { color: var(--error); }
.outcome.open, .outcome.doubtful { color: var(--warning); }
.outcome.clean { color: #0a5c2b; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; list-style: none; }

.beside { display: grid; gap: 1.5rem; align-items: start; }
@media (min-width: 72rem) { .beside { grid-template-columns: minmax(0, 1fr) 25rem; } }
table { border-collapse: collapse; width: 100%; font-size: .82rem; line-height: 1.35; }
th, td { border: 1px solid var(--line); padding: .25rem .35rem; text-align: center; }
th { font-weight: 400; background: #f4f4f4; }
th.caption, thead th { font-weight: 600; text-wrap: balance; }
th.short { white-space: nowrap; }
th.label { text-align: left; }
td { position: relative; font-variant-numeric: tabular-nums; }
td .figure { font-weight: 400; }
td.stated, td .state { color: var(--quiet); font-size: .75rem; font-style: italic; white-space: nowrap; }
td.mark .state { font-size: .85rem; font-style: normal; }
td.blank, td.mark, td.unstated { border: 2px dotted var(--quiet); }
td.unread { border: 2px dashed var(--error); background: #fdecef; }
td.unread .state { color: var(--error); font-style: normal; font-weight: 700; }
td.broken { background: repeating-linear-gradient(135deg, #fff3d6 0 6px, #fff 6px 10px); }
td.open { background: repeating-linear-gradient(135deg, #ececec 0 2px, #fff 2px 8px); }
th.broken { background: #fff3d6; font-weight: 700; }
td.sum, td.suspect, td.noted { font-size: .85rem; }
td.noted { outline: 2px dotted var(--warning); outline-offset: -2px; }
td.sum { outline: 2px dashed var(--error); outline-offset: -2px; background: #fff; }
td.suspect { outline: 4px double var(--error); outline-offset: -3px; background: #fdecef; }
td.suspect .figure, td.sum .figure { font-weight: 700; }
.hint { display: block; color: var(--error); font-weight: 700; font-size: .75rem; white-space: nowrap; }
.links { display: flex; justify-content: center; gap: .25em; font-size: .7rem; line-height: 1.3; }
.links a { min-width: 1.6em; border: 1px solid; border-radius: .8em; background: #fff; text-decoration: none; }
.sign { display: inline-block; margin-left: .3em; font-weight: 700; }
.broken-sign { color: var(--error); }
.open-sign { color: var(--warning); }
:target { box-shadow: 0 0 0 4px #0b4f9c; }
td:focus { outline: 3px solid #0b4f9c; outline-offset: 0; z-index: 4; }

.note {
  visibility: hidden; position: absolute; z-index: 5; top: calc(100% + 4px); left: -1px; width: 22rem;
  padding: .6rem .8rem; border: 1px solid #1a1a1a; border-radius: .3rem; background: #fff; color: #1a1a1a;
  box-shadow: 0 4px 14px rgb(0 0 0 / .3); font-size: .8rem; line-height: 1.5; text-align: left; white-space: normal;
  pointer-events: none;
}
td.end .note { left: auto; right: -1px; }
.note > span { display: block; overflow-wrap: anywhere; }
td:hover .note, td:focus .note, td:focus-within .note { visibility: visible; }
td:hover .note { z-index: 6; }
/* On hover the pointer passes through to the cells beneath; a click or the keyboard holds the note. */
td:focus .note, td:focus-within .note { pointer-events: auto; }

.remarks, .remark ul { list-style: none; margin: 0; padding: 0; }
.remark { border: 1px solid var(--line); border-left: .4rem solid; border-radius: .2rem; }
.remark { margin: 0 0 .6rem; padding: .4rem .7rem; font-size: .88rem; overflow-wrap: anywhere; }
.remark p { margin: .15rem 0; color: #1a1a1a; }
.remark .to { font-size: .82rem; }
.remark .rule { line-height: 1.2; }
.remark ul { margin-top: .5rem; }
.remark.error, .remark.cause, .badge.error, .badge.cause { color: var(--error); }
.remark.cause { border-left-style: double; }
.remark.warning, .badge.warning { color: var(--warning); }
.remark.info, .badge.info { color: var(--info); }
.folded summary { color: #1a1a1a; }
summary { cursor: pointer; }
.prose { margin: .8rem 0; max-width: 60rem; }
.prose p { text-indent: 2em; margin: .4em 0; overflow-wrap: anywhere; }
.missing { border: 2px dashed var(--error); padding: .6rem 1rem; }
.legend dl { display: grid; grid-template-columns: 9rem 1fr; gap: .4rem 1rem; align-items: center; margin: .5rem 0; }
.legend dd { margin: 0; }
.legend table { width: 6rem; }

.index { font-size: .95rem; }
.index td { text-align: right; }
.index th.label, .index td:nth-child(2) { min-width: 11rem; }
.index td.words { text-align: left; overflow-wrap: anywhere; }
.index .state { font-weight: 700; color: inherit; font-size: inherit; font-style: normal; }
.index .wrong .state, .index .unreadable .state { color: var(--error); }
.index .open .state, .index .doubtful .state { color: var(--warning); }
.index .clean .state { color: #0a5c2b; }

@page { size: A4; margin: 18mm 15mm; }
@media print {
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 10.5px; }
  header, main { max-width: none; padding: 0; }
  .language, .language + label, .skip, .note, nav { display: none; }
  .beside { display: block; }
  table { margin-bottom: 1rem; }
  tr, table, .remark, .outcome { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
""".strip()
