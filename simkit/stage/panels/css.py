"""The one style sheet. All sizes in rem, so that text size 100 to 200 % reflows everything."""

from __future__ import annotations

from functools import cache

from simkit.stage.panels.theme import TOKENS, Theme

# The painter knows flex, gap, padding, border, radius, transform and overflow. Words are inline blocks, as a
# plain span gets no box; it sets inline blocks .16em too high, which `.words` makes up for. Columns are grids and
# rows are flex: after a change, blitz-py 0.5.0 breaks the text of a flex row inside a flex column at its narrowest.
_RULES = """
* { box-sizing: border-box; margin: 0; padding: 0 }
html { font-family: "Atkinson Hyperlegible Next"; font-weight: 400; line-height: 1.35; color: var(--text) }
html, body, #page { width: 100%; height: 100% }
#page { display: flex; flex-direction: column; align-items: stretch }
svg { display: block; width: 100%; height: auto }
.icon svg { width: 1.5rem; height: 1.5rem }
.icon.big svg { width: 2rem; height: 2rem }
.in { display: grid; grid-template-columns: minmax(0, 1fr); gap: inherit; flex: none }
.scroll { overflow: hidden; min-height: 0; display: block }
.text, .heading, .note, .button { overflow-wrap: anywhere }

.sheet { display: flex; flex-direction: column; gap: .75rem; max-height: 100%; padding: 18px 22px;
  background: var(--ground); border: .0625rem solid var(--edge); border-radius: 1.1rem; overflow: hidden }
.fill { height: 100% }
.row { display: flex; flex-direction: row; gap: .75rem; align-items: center; flex-wrap: wrap }
.row-top { display: flex; flex-direction: row; gap: 1rem; align-items: stretch; flex-wrap: wrap }
.stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: .6rem; align-content: start }
.tight { gap: .25rem }
.roomy { gap: .8rem }
.grow { flex: 1 1 0; min-width: 0 }
.wide { flex: 1 1 24rem; min-width: 0 }
.half { flex: 1 1 20rem; min-width: 0; max-width: 38rem }
.fixed { flex: none }
.spread { justify-content: space-between }
.card { background: var(--card); border: .0625rem solid var(--edge); border-radius: .8rem;
  padding: .7rem 1rem .8rem }
.rule { border-top: .0625rem solid var(--line); padding-top: .85rem }

.heading { font-size: 1.3rem; font-weight: 700; line-height: 1.25 }
.heading.title { font-size: 1.75rem; line-height: 1.2 }
.heading.small-heading { font-size: 1.15rem }
.text { font-size: 1.15rem }
.soft { color: var(--soft) }
.note { font-size: 1.02rem; color: var(--soft) }
.strong { font-weight: 600 }
.quote { font-size: 1.15rem; padding-left: .85rem; border-left: .2rem solid var(--accent) }
.eyebrow { font-size: 1.02rem; font-weight: 600; color: var(--accent) }
.icon { flex: none; width: 1.5rem }
.icon.big { width: 2rem }

.button { min-height: 3rem; padding: .5rem 1.25rem; border-radius: .8rem; font-size: 1.15rem;
  font-weight: 600; display: flex; align-items: center; justify-content: center; gap: .6rem;
  background: var(--raised); border: .125rem solid var(--line); text-align: center }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.flat { justify-content: flex-start; text-align: left }
.button.chosen { border-color: var(--accent); color: var(--accent) }
.button.square { min-width: 3rem; padding: .4rem .7rem }

.accent { color: var(--accent) }
.near { gap: .5rem }
.keep { flex-wrap: nowrap }
.end { justify-content: flex-end }
.columns { display: flex; flex-direction: row; flex-wrap: wrap; gap: 1rem; align-items: flex-start }
.grow-down { flex: 0 1 auto; min-height: 0 }
.fill .grow-down { flex: 1 1 0 }
.reading { line-height: 1.5 }
.button.large { font-size: 1.35rem; min-height: 3.5rem; padding: .5rem 2rem }
.button.off { color: var(--line); background: var(--ground); border-style: dashed }
.setting { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1rem; align-items: center }
.setting.many { grid-template-columns: minmax(0, 1fr); gap: .4rem }
.setting-title { font-size: 1.1rem; font-weight: 600 }
.choices { display: flex; flex-direction: row; flex-wrap: wrap; gap: .5rem; align-items: center }
.size-small { font-size: 1rem }
.size-large { font-size: 1.5rem }
.size-now { font-size: 1.15rem; min-width: 4rem; text-align: center }

.caption { padding: 12px 22px 10px; gap: 0 }
.speaker { font-size: 1.1rem; font-weight: 600; color: var(--accent); overflow: hidden }
.caption-head { display: flex; flex-direction: row; justify-content: space-between; align-items: baseline;
  gap: 1rem }
.sound { font-size: 1.1rem; font-weight: 400; color: var(--soft) }
.line { padding-left: .12em; margin-left: -.12em; font-size: 1.6rem; line-height: 1.3; font-weight: 600 }
.words { padding-top: .17em }
.word { display: inline-block; border-radius: .22em; padding: 0 .1em; margin: 0 -.1em; max-width: 100%;
  overflow-wrap: anywhere }
.said { background: var(--accent); color: var(--on-accent) }
.lines-3 { max-height: 6.6rem }
.lines-2 { max-height: 4.5rem }

.options { padding: 14px; gap: 10px }
.option-list { gap: 10px }
.option { justify-content: flex-start; text-align: left; font-size: 1.35rem; line-height: 1.3;
  font-weight: 400; padding: 8px 16px 8px 12px; min-height: 3.4rem; gap: 14px; background: var(--card);
  flex: none }
.option.done { background: var(--ground) }
.number { flex: none; width: 2.2rem; height: 2.2rem; border-radius: 1.1rem; background: var(--accent);
  color: var(--on-accent); font-size: 1.2rem; font-weight: 700; display: flex; align-items: center;
  justify-content: center }
.option .words-of-option { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere }
.deed { justify-content: flex-start; text-align: left; font-size: 1.12rem; line-height: 1.25; font-weight: 500;
  padding: 5px 14px 5px 9px; min-height: 2.75rem; gap: 10px; background: var(--card); flex: none }
.deed .number { width: 1.8rem; height: 1.8rem; font-size: 1.05rem }
.deed .words-of-option { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere }
.work { padding: 12px 16px; gap: 8px }
.tag { padding: 8px 14px; gap: 2px }
.bar { flex: 1 1 0; height: .5rem; border-radius: .25rem; background: var(--raised) }
.timer { display: flex; flex-direction: row; gap: .9rem; align-items: center; flex: none; padding: 0 .35rem }

.top { display: flex; flex-direction: row; justify-content: space-between; align-items: center; gap: 1rem }
.badge { display: flex; align-items: center; gap: .5rem; min-height: 2.75rem;
  padding: .3rem 1.1rem .3rem .8rem;
  border-radius: 1.4rem; background: var(--ground); border: .0625rem solid var(--edge); font-size: 1.02rem;
  font-weight: 600; min-width: 0 }
.badge.counts { border: .125rem solid var(--accent); color: var(--accent) }
.pill { padding: .15rem .75rem; border-radius: 1rem; border: .0625rem solid var(--line); font-size: 1.02rem;
  background: var(--card) }
.pill.got { border-color: var(--good); color: var(--good) }
.tab { flex: 0 1 auto }
.tab.chosen { background: var(--card); border-color: var(--accent); color: var(--accent);
  border-bottom-width: .4rem; padding-bottom: .225rem }
.steps { display: flex; flex-direction: row; gap: .3rem; flex: none }
.step { width: 1.7rem; height: .5rem; border-radius: .25rem; background: var(--ground);
  border: .0625rem solid var(--line) }
.step.on { background: var(--accent); border-color: var(--accent) }
.step.was { background: var(--soft); border-color: var(--soft) }
.offer { display: grid; grid-template-columns: minmax(0, 1fr); gap: .35rem; justify-content: stretch;
  text-align: left; font-weight: 400; padding: .8rem 1.1rem .9rem; background: var(--card) }
.offer-title { font-size: 1.35rem; font-weight: 700; line-height: 1.25; overflow-wrap: anywhere }
.offer-facts { font-size: 1.05rem; color: var(--soft); overflow-wrap: anywhere }
.offer-best { font-size: 1.05rem; overflow-wrap: anywhere }
.offers { gap: 1rem }
.plot { background: var(--ground); border: .0625rem solid var(--edge); border-radius: .6rem;
  padding: .3rem 0 }
.plot-block { gap: .4rem }
.plot-row { display: flex; flex-direction: row; gap: .6rem; align-items: stretch }
.plot-side { flex: 1 1 0; min-width: 0 }
.axis { flex: none; width: 3rem; display: flex; flex-direction: column; justify-content: space-between }
.axis-text { font-size: 1rem; color: var(--soft); text-align: right }
.moments { display: flex; flex-direction: row; flex-wrap: wrap; gap: 4px }
.moment { flex: 1 1 0; min-width: 44px; padding: 0; border-radius: .6rem }
.moment.many { flex: 0 0 auto; min-width: 3rem }
.moment.wrong { border: .1875rem dashed var(--accent) }
.moment.chosen { background: var(--accent); color: var(--on-accent) }
.legend { gap: 1.2rem }
.legend-text { font-size: 1.05rem }
.swatch { flex: none; width: 2.25rem }
.swatch svg { width: 2.25rem; height: 1.5rem }
.level-head { font-size: 1.15rem }
.level-words { font-weight: 600; color: var(--accent); font-size: 1.1rem }
.said-row { display: flex; flex-direction: row; gap: 1rem; padding: .5rem 1rem }
.said-text { flex: 1 1 0; min-width: 0; font-size: 1.15rem; overflow-wrap: anywhere }
.pill { display: flex; flex-direction: row; align-items: center; gap: .4rem }
.other { display: flex; flex-direction: row; flex-wrap: wrap; gap: .4rem 1rem; align-items: center;
  border-top: .0625rem solid var(--line); padding-top: .6rem }
.grow-text { flex: 1 1 0; min-width: 14rem; overflow-wrap: anywhere }
.said-by { flex: none; width: 9rem; font-weight: 600; font-size: 1.1rem; overflow-wrap: anywhere }
.mine { color: var(--accent) }
"""


@cache
def stylesheet(theme: Theme) -> str:
    colours = "".join(f"--{name}:{value};" for name, value in TOKENS[theme.contrast].items())
    edge = TOKENS[theme.contrast]["line" if theme.contrast == "high" else "raised"]
    return f"html{{font-size:{theme.rem:g}px;{colours}--edge:{edge}}}{_RULES}"
