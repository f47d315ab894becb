"""Bars with their intervals as inline SVG, named in both languages where their names are ours."""

from collections.abc import Sequence

from eval.page.words import BARE_NAMES, safe

WIDTH, LABEL, ROW, COUNT = 760, 210, 26, 130
_SCALE = (0, 0.25, 0.5, 0.75, 1)


Name = str | tuple[str, str]  # as it is, or in Chinese and English


def bars(rows: Sequence[tuple[Name, float, Sequence[float], int]], title: Name) -> str:
    """A bar from 0 to 1 for each (name, mean, 95 % interval, n)."""
    height = ROW * len(rows) + 24
    told = safe(_whole(title))
    parts = [
        f'<div class="wide"><svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{told}">',
    ]
    for share in _SCALE:
        x = _x(share)
        parts.append(f'<line class="grid" x1="{x}" x2="{x}" y1="2" y2="{height - 20}"/>')
        parts.append(f'<text class="scale" x="{x}" y="{height - 6}">{share * 100:.0f} %</text>')
    for at, (name, mean, interval, count) in enumerate(rows):
        parts.append(_bar(at * ROW + 4, name or BARE_NAMES, mean, interval, count))
    return "".join([*parts, "</svg></div>"])


def _whole(name: Name) -> str:
    return name if isinstance(name, str) else " ".join(name)


def _short(name: str) -> str:
    return safe(name if len(name) <= 26 else f"{name[:25]}…")


def _labels(name: Name, place: str) -> str:
    """The name beside a bar: one text, or one for each language."""
    if isinstance(name, str):
        return f'<text class="name" {place}>{_short(name)}</text>'
    return "".join(
        f'<text class="name" lang="{lang}" {place}>{_short(each)}</text>'
        for lang, each in zip(("zh", "en"), name, strict=True)
    )


def _bar(top: float, name: Name, mean: float, interval: Sequence[float], count: int) -> str:
    middle = top + ROW / 2 - 2
    low, high = (_x(share) for share in interval)
    return (
        f"<g><title>{safe(_whole(name))}: {mean:.4f} ({interval[0]:.4f} – {interval[1]:.4f}), n = {count}</title>"
        + _labels(name, f'x="{LABEL - 8}" y="{middle + 4}"')
        + f'<rect class="track" x="{LABEL}" y="{top + 2}" width="{_x(1) - LABEL}" height="{ROW - 9}"/>'
        f'<rect class="bar" x="{LABEL}" y="{top + 2}" width="{_x(mean) - LABEL:.1f}" height="{ROW - 9}"/>'
        f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"/>'
        f'<text class="value" x="{WIDTH - COUNT + 10}" y="{middle + 4}">{mean * 100:.1f} %  n={count}</text></g>'
    )


def _x(share: float) -> float:
    return round(LABEL + (WIDTH - COUNT - LABEL) * share, 1)
