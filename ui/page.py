"""The page: where everything stands, and which event goes to which listener."""

import json
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api
from gradio.i18n import I18nData

from answer import Desk
from answer.answer import Language
from ui import render, words
from ui.chat import LONGEST_QUESTION, Chat, empty_evidence
from ui.markup import plain
from ui.sessions import Sessions
from ui.vega import address

TITLE = "年报问答 Nianbao"
ASK_AGAIN = 2.0  # seconds between two looks at work in the background
AT_ONCE = 8  # questions answered at the same time
_HERE = Path(__file__).parent
# Fonts that computers have: the page fetches nothing from anywhere.
_FONTS = ("Segoe UI", "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
_FIXED_FONTS = ("ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace")


def build(desk: Desk) -> gr.Blocks:
    """The whole page over one desk, with `/ask` for programs."""
    sessions = Sessions()
    chat = Chat(desk, sessions)
    page = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
    with page:
        # First, or the listeners below would take the name.
        api(chat.api, api_name="ask", concurrency_limit=AT_ONCE, concurrency_id="ask")
        session = gr.State("", delete_callback=sessions.drop)
        loaded, embedding = _header()
        timer = gr.Timer(ASK_AGAIN, active=False)
        with gr.Tabs(elem_id="nb-tabs"):
            with gr.Tab(_words("tab_ask"), id="ask"):
                log, panel, box, send, clear = _ask_tab()
            with gr.Tab(_words("tab_reports"), id="reports") as reports_tab:
                text, table = _reports_tab()
        bridge = _bridge()
        asked = {"outputs": [log, panel, session, box], "concurrency_limit": AT_ONCE, "concurrency_id": "ask", **_QUIET}
        for event in (box.submit, send.click):
            event(chat.ask, [box, session], **asked)
        bridge.ask(chat.ask_example, [session], **asked)
        bridge.edit(chat.edit, [session], **asked)
        # The script sends one `cite` at a time: of those that come while one is under way Gradio would drop the last.
        opened = bridge.cite(chat.open_source, [session], [panel], trigger_mode="multiple", **_QUIET)
        for over in (opened.success, opened.failure):
            over(None, js="() => document.dispatchEvent(new Event('nb-fetched'))", **_QUIET)
        bridge.save(chat.download, [session], [bridge], trigger_mode="multiple", **_QUIET)
        clear.click(chat.clear, [session], [log, panel], **_QUIET)
        text.change(chat.reports, [text], [table], trigger_mode="always_last", **_QUIET)
        reports_tab.select(chat.reports, [text], [table], **_QUIET)
        page.load(chat.summary, None, [loaded], **_QUIET)
        for event in (page.load, timer.tick):
            event(chat.embedding, None, [embedding, timer], **_QUIET)
    return page


_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def look() -> dict[str, Any]:
    """What the page looks like and in which words, as Gradio takes it when it starts."""
    return {
        "theme": _theme(),
        "css": (_HERE / "page.css").read_text(encoding="utf-8"),
        "i18n": gr.I18n(zh=_translations("zh"), en=_translations("en")),
    }


def _words(key: str) -> I18nData:
    """Words in the browser's language; `look` holds the translations."""
    return I18nData(f"nb_{key}")


def _translations(language: Language) -> dict[str, str]:
    """The words of a language and, under the same names in both, the parts of the page made of them."""
    parts = {
        "nb_part_header": _header_html(language),
        "nb_part_welcome": render.welcome(language),
        "nb_part_evidence": empty_evidence(language),
    }
    return {**words.words(language), **parts}


def _header_html(language: Language) -> str:
    title, subtitle = plain(words.word("title", language)), plain(words.word("subtitle", language))
    return f'<div class="nb-title"><h1>{title}</h1><p>{subtitle}</p></div>'


def _html(value: str | I18nData, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=None)


def _header() -> tuple[gr.HTML, gr.HTML]:
    with gr.Row(elem_id="nb-header"):
        _html(_words("part_header"), "nb-head")
        return _html("", "nb-loaded"), _html("", "nb-embedding")


def _ask_tab() -> tuple[gr.HTML, gr.HTML, gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_id="nb-desk"):
        with gr.Column(elem_id="nb-chat", min_width=0):
            log = _html(_words("part_welcome"), "nb-conversation")
            with gr.Row(elem_id="nb-composer"):
                box = gr.Textbox(
                    label=_words("question"),
                    show_label=False,
                    placeholder=_words("placeholder"),
                    container=False,
                    lines=1,
                    max_lines=4,
                    max_length=LONGEST_QUESTION,
                    elem_id="nb-box",
                )
                send = gr.Button(_words("send"), variant="primary", elem_id="nb-send", min_width=0)
                clear = gr.Button(_words("clear"), elem_id="nb-clear", min_width=0)
        with gr.Column(elem_id="nb-side", min_width=0):
            panel = _html(_words("part_evidence"), "nb-evidence")
    return log, panel, box, send, clear


def _reports_tab() -> tuple[gr.Textbox, gr.HTML]:
    with gr.Column(elem_id="nb-library"):
        text = gr.Textbox(
            label=_words("filter"),
            show_label=False,
            placeholder=_words("filter_placeholder"),
            container=False,
            max_lines=1,
            elem_id="nb-filter",
        )
        table = _html("", "nb-table")
    return text, table


def _bridge() -> gr.HTML:
    """An unseen component: the page's script raises its events `ask`, `edit`, `cite` and `save` for what is clicked."""
    scripts = [(_HERE / name).read_text(encoding="utf-8") for name in ("page.js", "chart.js")]
    script = "\n".join([f"const VEGA = {json.dumps(address())};", *scripts])
    return gr.HTML("", html_template="", js_on_load=script, visible="hidden", elem_id="nb-bridge")


def _theme() -> gr.themes.Base:
    """A light theme, whatever the system prefers, in the system's own fonts."""
    theme = gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        font=_FONTS,
        font_mono=_FIXED_FONTS,
    )
    for name in vars(theme).copy():
        if name.endswith("_dark"):
            setattr(theme, name, getattr(theme, name.removesuffix("_dark"), None))
    return theme
