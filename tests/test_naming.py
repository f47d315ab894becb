"""Reports of the corpus by their titles, bylines and signatures."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from eval.corpus import naming
from eval.corpus.draft import compose
from eval.corpus.figures import of_world
from eval.corpus.record import Draft, Paragraph
from eval.corpus.world import build, load
from eval.corpus.write import Order, reports
from ingest import read_report


def test_body_year_level_and_region_of_every_way_to_name_them(tmp_path: Path):
    for report in reports(Order(120, 31, ("txt", "md"), (0,)), tmp_path):
        identity, truth = read_report(report.content, report.name).identity, report.truth
        assert (identity.agency, identity.year, identity.level) == (truth["agency"], truth["year"], truth["level"])
        places = {place for place in identity.region.split("/") if place and not place.endswith("开发区")}
        assert places <= set(truth["region"])


@pytest.fixture
def draft() -> Draft:
    world = build(5, 60)
    body = next(each for each in world.bodies if each.kind.zh == "民政局")
    return compose(body, 2024, of_world(world, (2024,), 5)[body.id][2024], 5, visible=True)


def test_every_style_of_title_names_year_and_body(draft: Draft):
    words = naming._words(draft, random.Random(1))
    titles = [title.format_map(words) for every in load("naming")["titles"].values() for title in every]
    assert all("2024" in title for title in titles)
    names = (draft.agency, words["short"], words["place"], words["spread"])
    assert all(any(name in title for name in names) for title in titles)


def test_one_signature_in_full_where_there_was_none(draft: Draft):
    unsigned = tuple(block for block in draft.blocks if getattr(block, "role", "") not in {"signature", "date"})
    words = naming._words(draft, random.Random(1))
    for seed in range(20):
        blocks = tuple(naming._signed(unsigned, words, random.Random(seed)))
        signed = [block.text for block in blocks if isinstance(block, Paragraph) and block.role == "signature"]
        assert [text.replace(" ", "").startswith(draft.agency) for text in signed] == [True]


def test_the_same_seed_names_in_the_same_way(draft: Draft):
    one, other = (naming.renamed(draft, random.Random(3), random.Random(4)) for _ in range(2))
    assert one == other
    assert replace(one, blocks=()) == replace(draft, blocks=())
