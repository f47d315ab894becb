"""Bars with their intervals as inline SVG."""

from collections.abc import Sequence

from eval.page.words import BARE_NAMES, safe

WIDTH, LABEL, ROW, COUNT = 760, 210, 26, 130
_SCALE = (0, 0.25, 0.5, 0.75, 1)


def bars(rows: Sequence[tuple[str, float, Sequence[float], int]], title: str) -> str:
    """A bar from 0 to 1 for each (name, mean, 95 % interval, n)."""
    height = ROW * len(rows) + 24
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{safe(title)}">']
    for share in _SCALE:
        x = _x(share)
        parts.append(f'<line class="grid" x1="{x}" x2="{x}" y1="2" y2="{height - 20}"/>')
        parts.append(f'<text class="scale" x="{x}" y="{height - 6}">{share * 100:.0f} %</text>')
    for at, (name, mean, interval, count) in enumerate(rows):
        parts.append(_bar(at * ROW + 4, name or BARE_NAMES, mean, interval, count))
    return "".join([*parts, "</svg>"])


def _bar(top: float, name: str, mean: float, interval: Sequence[float], count: int) -> str:
    middle = top + ROW / 2 - 2
    low, high = (_x(share) for share in interval)
    shown = name if len(name) <= 26 else f"{name[:25]}…"
    return (
        f"<g><title>{safe(name)}: {mean:.4f} ({interval[0]:.4f} – {interval[1]:.4f}), n = {count}</title>"
        f'<text class="name" x="{LABEL - 8}" y="{middle + 4}">{safe(shown)}</text>'
        f'<rect class="track" x="{LABEL}" y="{top + 2}" width="{_x(1) - LABEL}" height="{ROW - 9}"/>'
        f'<rect class="bar" x="{LABEL}" y="{top + 2}" width="{_x(mean) - LABEL:.1f}" height="{ROW - 9}"/>'
        f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"/>'
        f'<text class="value" x="{WIDTH - COUNT + 10}" y="{middle + 4}">{mean * 100:.1f} %  n={count}</text></g>'
    )


def _x(share: float) -> float:
    return round(LABEL + (WIDTH - COUNT - LABEL) * share, 1)
