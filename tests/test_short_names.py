"""Bodies called in ways that no file has, each where one body loaded can be meant."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, plan_of, received

NUMBERS = {
    "溪口县公安局": (2, 4, 6),
    "溪口县教育和体育局": (9, 5, 1),
    "溪口县林业局": (1, 2, 3),
    "溪口县人民医院": (0, 3, 8),
    "溪口县润泽供热服务有限公司": (0, 1, 2),
    "溪口县药品监督管理局": (3, 3, 3),
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {(f"云岚市{body}", year): cells for (body, year), cells in received(NUMBERS).items()}
    return desk_of(tmp_path_factory.mktemp("county"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("公安2024年收到多少件申请", "公安局"),
        ("教育局2024年收到多少件申请", "教育和体育局"),
        ("县教育局2024年收到多少件申请", "教育和体育局"),
        ("林业和草原局2024年收到多少件申请", "林业局"),
        ("县医院2024年收到多少件申请", "人民医院"),
        ("润泽供热那家公司2024年收到几件申请", "润泽供热服务有限公司"),
        ("润泽热服公司2024年收到几件申请", "润泽供热服务有限公司"),
        ("Did Public Security get more requests in 2024 than in 2023?", "公安局"),
        ("How many requests did Forestry receive in 2024?", "林业局"),
        ("How many requests did the drug regulator receive in 2023?", "药品监督管理局"),
    ],
)
def test_the_one_body_that_can_be_meant(county: Desk, question: str, body: str):
    assert plan_of(county, question)["scope"]["agencies"] == [f"云岚市溪口县{body}"]


@pytest.mark.parametrize(
    "question",
    [
        "县中医院2024年收到多少件申请",
        "渠县教育局2024年收到多少件申请",
        "润通供热公司2024年收到几件申请",
        "民政局2024年收到多少件申请",
        "白石滩的公安局2024年收到多少件申请",
        "白石滩教育和体育局2024年收到多少件申请",
    ],
)
def test_another_body_is_not_loaded(county: Desk, question: str):
    assert county.ask(question).status is Outcome.NOT_FOUND


def test_two_bodies_said_bare(county: Desk):
    agencies = plan_of(county, "Police vs Forestry: who got more requests in 2024?")["scope"]["agencies"]
    assert set(agencies) == {"云岚市溪口县公安局", "云岚市溪口县林业局"}


def test_a_body_said_bare_is_left_out(county: Desk):
    scope = plan_of(county, "Apart from the police, which bodies got requests in 2024?")["scope"]
    assert scope["not_agencies"] == ["云岚市溪口县公安局"]


def test_a_number_that_is_so_is_taken_as_read(county: Desk):
    assert plan_of(county, "县医院2024年那8件申请是谁提的")["breakdown"] == "applicants"
    assert county.ask("县医院2024年那9件申请是谁提的").status is Outcome.CLARIFY
