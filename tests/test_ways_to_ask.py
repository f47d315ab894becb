"""One question in many words, for each thing done with figures: both, either, none, the same, at least, shares."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import TOWN, desk_of, row

BODIES = {  # requests of natural persons, of companies, penalties and licences in 2023; and in 2024
    "民政局": ((2, 0, 5, 0), (4, 1, 5, 0)),
    "财政局": ((0, 0, 0, 3), (0, 0, 2, 3)),
    "水利局": ((6, 2, 1, 0), (6, 0, 0, 0)),
    "税务局": ((0, 0, 8, 9), (1, 1, 0, 9)),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {
        (body, year): row("requests.received", own[0], business=own[1])
        | {"penalties.decisions": str(own[2]), "licensing.decisions": str(own[3])}
        for body, years in BODIES.items()
        for year, own in zip((2023, 2024), years, strict=True)
    }
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("请列出2023年度行政处罚不低于5的全部单位", {"民政局", "税务局"}),
        ("2023年行政处罚最低也有5件的单位是哪些", {"民政局", "税务局"}),
        ("2023年行政处罚有5件或更多的单位", {"民政局", "税务局"}),
        ("2024年哪些机关行政处罚填的是5", {"民政局"}),
        ("行政许可为9件的单位，2024年", {"税务局"}),
        ("1≤行政处罚≤5的单位，2023年", {"民政局", "水利局"}),
        ("2024年行政许可非零、行政处罚挂零的单位", {"税务局"}),
        ("2024年虽有行政许可、并无企业申请的是哪几家", {"财政局"}),
        ("2024年行政处罚、行政许可至少有一项的单位", {"民政局", "财政局", "税务局"}),
        ("2024年企业申请和行政许可都有的单位有几家", {"税务局"}),
        ("2024年有行政许可的单位，去掉有行政处罚的，还剩哪些", {"税务局"}),
        ("2024年行政处罚同比不变的单位有哪些", {"民政局"}),
        ("把24年行政许可与上年相等的单位筛出来", {"民政局", "财政局", "水利局", "税务局"}),
        ("请列出2024年度行政处罚高于2023年度的全部单位", {"财政局"}),
        ("2023年行政处罚多、2024年行政处罚少的单位是哪些", {"水利局", "税务局"}),
        ("2023年行政处罚大于0且2024年行政处罚等于0的单位", {"水利局", "税务局"}),
        ("24年和上一年都有行政处罚的单位是哪几家", {"民政局"}),
        ("In 2024, which bodies had permits while not having any penalties?", {"税务局"}),
        ("bodies with no penalties in 2024 that did have permits", {"税务局"}),
        ("Which agencies had neither permits nor requests from businesses in 2024?", {"水利局"}),
        ("Penalties 2024 > 2023, which bodies", {"财政局"}),
        ("Which bodies had between 1 and 5 penalties in 2023?", {"民政局", "水利局"}),
        ("Who had penalties in 2023 and no longer had any in 2024?", {"水利局", "税务局"}),
        ("2023年有行政处罚没行政许可的是哪些单位", {"民政局", "水利局"}),
        ("列出2024年同时报有行政处罚和企业申请的单位。", {"民政局"}),
        ("2023年处罚在2与6之间的机关是哪些", {"民政局"}),
        ("列出行政处罚在2023年不为0、在2024年为0的单位。", {"水利局", "税务局"}),
        ("2023年行政处罚没2024年多的是哪些单位", {"财政局"}),
        ("24年行政处罚、行政许可都有的", {"财政局"}),
        ("行政许可 TOP1，2024年", {"税务局"}),
        ("In 2024, who had neither penalties nor requests from individuals?", set()),
        ("Show every body where both permits and penalties are nil for 2024.", {"水利局"}),
        ("Show every body where neither permits nor penalties is zero in 2024.", {"财政局"}),
        ("Penalties down in 2024 vs 2023 - who?", {"水利局", "税务局"}),
        ("Of the bodies with penalties in 2023, which ones no longer had any in 2024?", {"水利局", "税务局"}),
        ("Which bodies had the same number of penalties in 2024 as in 2023?", {"民政局"}),
        ("跟民政局比，2023年行政处罚更多的都有谁", {"税务局"}),
        ("2023年行政处罚排在民政局前面的是哪些单位", {"税务局"}),
        ("民政局2023年的行政处罚被哪些单位超过", {"税务局"}),
    ],
)
def test_sets(town: Desk, question: str, members: set[str]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert {each.agency.removeprefix(TOWN) for each in answer.rows} == members


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年行政许可总数当中，税务局的份额是多少", "75"),
        ("2024年税务局贡献了行政许可总量的百分之多少", "75"),
        ("税务局2024年行政许可占比", "75"),
        ("What fraction of overall permits came from the Yunlan Tax Bureau in 2024?", "75"),
        ("2024年全体单位共有多少行政许可", "12"),
        ("全部单位减税务局后的总数，行政许可，2024年", "3"),
        ("民政局24年连同上一年，行政处罚总共多少", "10"),
        ("民政局2023年起到2024年，两年总计行政处罚多少", "10"),
        ("2023年税务局的行政处罚减民政局的行政处罚是多少", "3"),
        ("The Yunlan Tax Bureau minus the Yunlan Civil Affairs Bureau, penalties, 2023", "3"),
        ("Total penalties 2024 minus total penalties 2023", "-7"),
        ("I need the total of permits in 2024, but don't count the Yunlan Tax Bureau", "3"),
    ],
)
def test_numbers(town: Desk, question: str, value: str):
    answer = town.ask(question)
    assert (answer.status, answer.value) == (Outcome.ANSWERED, Decimal(value)), answer.text
