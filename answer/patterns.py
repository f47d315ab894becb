"""What is found in a question by pattern: years, conditions on numbers, how many of a ranking."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from answer.numbers import NUMBER, parse_number
from answer.spans import Span
from answer.vocabulary import Meaning
from answer.years import find_years

_UNIT = r"\s*(?:%|万?元|件|起|宗|份|个|例|家)?(?!\s*年)"
_YUAN = r"(?: yuan\b)?"
_CONDITIONS = (
    ("gt", rf"(?:不止|不只|超过|大于|多于|高于|>)\s*{NUMBER}{_UNIT}"),
    ("gt", rf"(?:more than|over|above|exceed(?:ing|s|ed)?|greater than|higher than)\s+{NUMBER}{_YUAN}"),
    ("ge", rf"(?:至少|不少于|不低于|不小于|大于或?等于|达到?|≥|>=)(?:有|收到|存在|发生)?过?了?\s*{NUMBER}{_UNIT}"),
    ("eq", rf"(?:为|是|等于|正好|恰好|刚好|达到?|=)\s*{NUMBER}\s*%(?!以)"),
    ("eq", rf"(?<=[率例比重]){NUMBER}\s*%(?!以|及|或)"),
    ("eq", rf"{NUMBER} ?(?:%|percent)(?= (?:\w+ ){{0,2}}(?:rate|share)\b)"),
    ("eq", rf"(?:rate|share) (?:of|is|was) {NUMBER} ?(?:%|percent)"),
    ("ge", rf"{NUMBER}{_UNIT}\s*(?:及|或|\(含\))?以上"),
    ("ge", rf"(?:at least|no fewer than|not less than|no less than|not fewer than|a minimum of)\s+{NUMBER}{_YUAN}"),
    ("ge", rf"{NUMBER}(?: ?(?:%|percent))?{_YUAN}\s+(?:or|and) (?:more|higher|above|greater|over|up|upwards)"),
    ("le", rf"(?:不超过|至多|不多于|不高于|不大于|小于或?等于|≤|<=)\s*{NUMBER}{_UNIT}"),
    ("le", rf"{NUMBER}{_UNIT}\s*(?:及|或)?以下"),
    ("le", rf"(?:at most|no more than|not more than|up to|a maximum of|not exceeding|not over)\s+{NUMBER}{_YUAN}"),
    ("le", rf"{NUMBER}(?: ?(?:%|percent))?{_YUAN}\s+(?:or|and) (?:fewer|less|lower|below|under)"),
    ("lt", rf"(?:不足|少于|低于|小于|不到|没到|未到|没有?达到|未达到?|<)\s*{NUMBER}{_UNIT}"),
    ("lt", rf"(?<!no )(?<!not )(?:fewer than|less than|under|below|lower than)\s+{NUMBER}{_YUAN}"),
    ("eq", rf"(?:等于|正好|恰好|刚好|=)\s*(?!(?:19|20)\d\d(?!\d|\s*[件起宗份个例家元])){NUMBER}{_UNIT}"),
    ("eq", rf"(?:恰好|正好|刚好|只|仅仅?)(?:有|收到|收)?过?了?\s*{NUMBER}{_UNIT}"),
    ("eq", rf"(?:exactly|equal to|precisely)\s+{NUMBER}{_YUAN}"),
)
_AVERAGE = r"(?P<of>平均(?:水平|数值?|值|线)?|均值|中位数|中位值)"
_AVERAGE_EN = r"(?P<of>average|mean|median)"
_SIGNS = {
    **dict.fromkeys(("高于", "超过", "大于", "多于", "高过", "高出", "以上", "之上", "高", "多"), "gt"),
    **dict.fromkeys(("不及", "没到", "未到", "低于", "少于", "小于", "不到", "不足", "以下", "之下", "低", "少"), "lt"),
    **dict.fromkeys(("没达到", "没有达到", "未达到", "未达"), "lt"),
    **dict.fromkeys(("没超过", "没有超过", "未超过"), "le"),
    **dict.fromkeys(("不低于", "不少于", "达到"), "ge"),
    **dict.fromkeys(("不高于", "不超过", "不多于"), "le"),
    **dict.fromkeys(("above", "over", "exceeding", "exceeds", "exceed", "exceeded", "more than", "higher than"), "gt"),
    **dict.fromkeys(("greater than", "more", "higher", "greater"), "gt"),
    **dict.fromkeys(("below", "under", "less than", "fewer than", "lower than", "less", "fewer", "lower"), "lt"),
    "at least": "ge",
    "at most": "le",
}
_WHOSE = r"(?:全体|全市|全县|全区|全部|总体|整体|各单位|所有单位|单位|各部门)?的?"
_THAN_AVERAGE = (  # 高于平均 · 平均水平以上 · 比平均数多 · above average · more requests than the median
    rf"(?P<sign>不及|没到|未到|没有?达到|没有?超过|未达到?|未超过|高于|超过|大于|多于|高过|高出|不低于|不少于|达到|低于|少于|小于|不到|不足|不高于|不超过|不多于){_WHOSE}{_AVERAGE}",
    rf"{_AVERAGE}(?:及)?(?P<sign>以上|以下|之上|之下)",
    rf"比{_WHOSE}{_AVERAGE}(?:要|还|更)?(?P<sign>高|多|低|少)",
    rf"(?P<sign>above|over|exceeding|exceeds?|exceeded|more than|higher than|greater than|below|under|less than"
    rf"|fewer than|lower than|at least|at most)[ -](?:the )?{_AVERAGE_EN}(?: (?:number|figure|value))?\b",
    rf"than (?:the )?{_AVERAGE_EN}(?: (?:number|figure|value))?\b",
)
_ORDINALS = {word: at for at, word in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh"), 2)}
_NTH = rf"(?P<n>{'|'.join(_ORDINALS)}|\d+(?=nd|rd|th))(?:nd|rd|th)?"
_PLACES = (
    r"(?:排名|排在|排行|排|位列|位居|名列|居|列)第\s*(?P<n>[二三四五六七八九十\d]+)(?:名|位)?(?:的(?=是|单位|部门))?",
    r"第\s*(?P<n>[二三四五六七八九十\d]+)(?:名|位|(?P<end>[多高大少低])的?)",
    r"倒数第(?P<n>[二三四五六七八九十\d]+)(?:名|位)?",
    rf"(?:in )?(?:the )?{_NTH}[ -](?P<end>most|highest|largest|biggest|greatest|fewest|lowest|smallest|least)",
    r"第(?P<n>[二三四五六七八九十])(?=呢|是谁|是哪|的呢|的是|[？?]|$)",
    rf"(?:(?:came|comes?|ranked|ranks?|placed|finished|is|was|stood|stands) )?(?:in )?(?:the )?{_NTH}(?: place)?"
    r"(?= in| by| for|\?|$)",
    r"(?:number|no\.?|rank) (?P<n>[2-9]|\d\d)(?= in| by| for|\?|$)",
)
_COMPARES = re.compile(
    r"\b(?P<word>more|fewer|less|higher|lower|greater|larger|smaller)\b(?P<than>(?= (?:[\w'-]+ ){0,6}?than\b))?"
)
_BETWEEN = (
    rf"{NUMBER}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}{_UNIT}\s*(?:之间|以内|的单位|区间)",
    rf"{NUMBER}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}\s*(?:万元|元|件|起|宗|例)",
    rf"(?:在|介于)\s*{NUMBER}{_UNIT}\s*(?:到|至|和|与|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}{_UNIT}\s*(?:之间)?",
    rf"(?:between|from)\s+{NUMBER}\s+(?:and|to)\s+{NUMBER.replace('<n>', '<m>')}",
)
_LIMITS = (
    rf"(?:位列|名列|排名|排在)?[前头]\s*{NUMBER}(?!\s*%)\s*(?:名|个|位|家)?(?:单位|部门|局|机关)?",
    rf"(?:最多|最高|最大|最少|最低|最小)的?\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:top|first)[\s-]*{NUMBER}(?!\s*%| ?percent)",
    rf"(?:the |which |what )?{NUMBER} (?:agencies|bodies|bureaus|departments|offices|units)"
    r"(?= (?:with|that|which|who|having|\w+ed|got|made|had)\b"
    r".*\b(?:most|highest|largest|biggest|fewest|lowest|smallest|least)\b)",
    rf"(?:靠[前后]|垫底|领先)的?\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:倒数|最后|末|后)\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|局|机关)?",
    rf"(?:the )?{NUMBER} (?:lowest|bottom|smallest|highest|top|largest|biggest)"
    r"(?= (?:agenc|bod|bureau|depart|office|unit))",
    r"(?:the )?(?<!\d)(?P<n>[1-9]\d?|two|three|four"
    r"|five|six|seven|eight|nine|ten) (?:most|highest|largest|biggest|fewest"
    r"|lowest|smallest)(?= (?:requests|applications|lawsuits"
    r"|refusals|penalties|licen[cs]es|reconsiderations|fees|grant|refusal))",
    rf"(?:bottom|last|lowest|fewest)[\s-]+{NUMBER}(?!\s*(?:%|percent|years?))",
    rf"(?:哪|其中)\s*{NUMBER}\s*(?:名|个|位|家)(?:单位|部门|机关)(?=.*最)",
)
_COUNTED = re.compile(  # 12件 · 10 requests, but not the 5 agencies of a ranking
    r"(?<![\d.a-z第表])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?万?)\s*(?:万元|元|[件起宗份例](?!报告|年报))(?!\s*年)"
    r"|(?<![\d.a-z第表])(?P<z>[两三四五六七八九十]+)[件宗例]"
    r"|(?<![\w.$])(?P<m>\d+(?:,\d{3})*(?:\.\d+)?)(?= (?!and\b|or\b|to\b|vs\b|versus\b|than\b"
    r"|(?:agenc|bod|bureau|office|department|unit|report|cit|district|region|town|place|year|day|percent|form|table"
    r"|ground|reason|kind|type|largest|biggest|highest|most)\w*)[a-z])"
)
_WORD_COUNTED = re.compile(  # two lawsuits
    r"(?<!these )(?<!those )(?<!the )\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:\w+ )?(?:requests?|applications?|lawsuits?"
    r"|cases|reconsiderations?|refusals?|licen[cs]es|penalties|appeals)\b)"
)
_BODIES_THAT = re.compile(  # township governments with litigation
    r"^(?!compare|total|sum|how|what|average|mean|median)(?:[\w'-]+ ){0,4}"
    r"(?:agencies|bodies|departments|bureaus|offices|authorities|units|governments|commissions|committees|townships"
    r"|towns|sub-?districts) (?P<that>with|that|which|who|having|whose|where|reporting)\b"
)
_OF_LEVEL = re.compile(  # which district bodies, not those of Tiaowang district
    r"(?:^|\b(?:which|what|many|all|only|the|of|by|other|for|list|and) )"
    r"(?P<level>(?:district|county|city|municipal) (?:bodies|agencies|departments|authorities))\b"
)
_PER_FIGURE = re.compile(  # requests per licence
    r"\bper (?=(?:request|application|licen[cs]e|penalty|lawsuit|case|refusal|decision|document|reconsideration)\b)"
)
_PORTION_EN = re.compile(  # more than half of their requests
    r"\b(?P<sign>more than|over|above|exceeding|at least|no less than|less than|fewer than|under|below|at most"
    r"|no more than|exactly) (?:(?P<half>half|a half)|(?P<quarter>a quarter)|(?P<most>three[ -]quarters)"
    r"|(?P<n>\d+(?:\.\d+)?) ?(?:%|percent|per cent))"
    r"(?: of (?:all |what )?(?:(?:the|their|its|those"
    r"|these|all) )?(?:(?:information |foi |ogi )?(?:requests|applications)"
    r"(?: (?:they|it) (?:handled|decided|dealt with|answered|processed|received|got))?|cases|applicants|requesters"
    r"|(?:they|it) (?:handled|received|got)))?"
)
_THE_BODIES = re.compile(  # 有自然人申请的单位
    r"(?<=的)(?:单位|部门|机关|机构|委办局|局|街道|乡镇)(?=$|[,，。？?、)]|有|是|名单|清单|共|一共|总共|中|里|当中|分别|都|名录|平均|均|的?中位)"
)
_BODIES = "(?:单位|部门|机关|(?<![务研])机构|委办局|地方|局)"
_BODIES_EN = "(?:agencies|bodies|reports|public bodies|departments|bureaus|offices|authorities|units)"
_PORTION = "(?:百分之几|百分之多少|多[大少高]的?(?:比例|百分比|比重)|几成|多少|比例|百分比|比重|占比)"
_SHARE_OF_BODIES = (  # 多大比例的单位 · 的单位占全部单位的比例 · what share of agencies
    rf"有?(?:百分之几|百分之多少|多[大少高]的?(?:比例|百分比|比重|一?部分)|几成)的?{_BODIES}",
    rf"的?{_BODIES}(?:家?数量?)?所?占[到了]?(?:(?:全部|所有|全体|总){_BODIES}?(?:总?数量?)?(?:中|里)?的?{_PORTION}?|{_PORTION})",
    rf"的{_BODIES}所?占(?!全[市区县省])",
    rf"的?{_BODIES}(?:家?数量?)?[，,]?(?:的|所占的?|所)?(?:占比|比例|比重|百分比)",
    rf"与(?:全部|所有){_BODIES}(?:总数)?(?:之比|的比)",
    rf"占(?:(?:全部|所有|全体){_BODIES}(?:总数)?|{_BODIES}总数)(?:中|里|当中|之中)?的?(?:所?占)?(?:的?{_PORTION})?",
    rf"\b(?:(?:the|what|which|how (?:large|big|high|great|small) an?) )?(?:share|percentage|percent|proportion|fraction"
    rf"|portion|(?<=what )part|(?<=which )part) of (?:all |the |all the |these |those )?(?:government )?{_BODIES_EN}\b",
)
_NOT_AS_MANY = re.compile(r"没有?(?:前一年|上一?年度?|去年|20\d\d年)(?:的|那么)?([多高])")
_ANOTHER_CLAUSE = re.compile(r"[、,，](?=(?:没有|没|无|未|有)(?!无|没))")  # 没有复议、有诉讼
_ASIDE = (  # said beside the question, and nothing of it
    r"用(?=[^，。？?]{2,20}作?为?理由)",
    r"[两二三四五六七八九十]+[个家](?=[\u4e00-\u9fff]{1,8}(?:局|委|办|街道|镇|政府))",
    r"(?:特别|非常|相当|挺|好|很)[多少](?=.*(?:到底|究竟|具体))",
)
_CASES = re.compile(r"(?:[一二三四五六七八九十两\d]+|各|几|哪几)[种项类个](?:不同的?)?(?:情形|情况|原因|理由|事由)")
_OPEN_OR_NOT = re.compile(r"的有没有(?=[？?]*$)|(?<=[\u4e00-\u9fff])不(?=[？?]*$)")
_THAN_A_YEAR = re.compile(  # 有没有超过2023年
    r"(?:(?P<rose>超过|多于|高于|大于|多过)|(?P<fell>低于|少于|不及|不如|小于))(?=(?:20\d\d年?|上一?年度?|去年|前一?年)(?!以来|起))"
)
_ALSO_GRANTED = re.compile(r"(?<=[，,、；;])(?:其中)?(?:公开|同意)了?(?:(?:多少|几)[件份个]?)")
_HALF = re.compile(
    r"(?P<ge>(?:一半|半数)(?:及|或)?以上|(?:至少|不少于|不低于|达到?)(?:有|了)?(?:一半|半数))|(?P<gt>超过?(?:了|一)?(?:半数|一半|半)|过半数?|大半|大多数|多半|半数多)"
    r"|(?P<lt>(?:不到|不足|低于|少于)(?:一半|半数)|少数)"
)
_WHO_HAS_MORE = re.compile(
    r"(?:谁|哪个|哪家|哪年|哪一年|哪边)[^，。？?]{0,24}?((?:更|较|比较)?[多少高低大])(?=$|[？?，。,])"
)
_EVERY_YEAR = re.compile(
    r"(?<=年)度?(?:都|均)(?![算可行])|(?<=\d)都(?!有哪|是哪)|每年都|年年|历年都|连续(?:[一两二三四五六七八九十\d]+年)?(?:都|均)?|从来|从未|从没|一直|始终"
    r"|\bboth(?= (?:19|20)\d\d)|\b(?:in )?(?:every|each) (?:single )?year\b|\balways\b|\bnever\b|\bconsistently\b"
    r"|\bin (?:each|all|every one) of (?:the|these|those) (?:\w+ )?years\b(?: from)?"
)
_MORE_THAN = re.compile(r"比(?![例重率如])[^，。？?]{1,30}?([多少高低])(?!少|件|家|个)")
_HOW_MUCH = "(?:是多少|是多大|有多[大高少]|多[大高少]|为多少|几何)?"
_AMONG_BODIES = re.compile(
    rf"在?(?:(?:全部|所有|全体){_BODIES}(?:总数)?|{_BODIES}总数)(?:中|里|当中|之中)?的?所?占(?:的?{_PORTION}|比)?"
)
_OF_PLACE = re.compile(r"全[市县区省](?=[^，。]{1,12}(?:里|中|当中|内)[^，。]{0,14}占)")  # 全市申请里民政局占多少
_NO_FIGURE = re.compile(
    r"(?:没有?|未|缺少?|缺失|漏了?|无)(?:填|写|报|登记)?(?:任何|具体)?(?:数字|数值|数据)|(?:数字|数值|数据)(?:缺失|缺少|空缺|为空|没有|空白)"
)
_ALL_BUT = re.compile(
    r"\bbut\b(?= (?:the )?[\u4e00-\u9fff])|(?<=every agency )but\b|(?<=all agencies )but\b|\ball but\b"
)
_CHANGED_BY = re.compile(r"(?:修改为|改[为成])(?!\s*(?:20\d\d|[一二]\d|去年|前年|按|看))")
_SETS_TO = re.compile(r"^(?:please )?set\b.{1,120}\bto \d")
_OTHER_ALONE = re.compile(r"(?<=[:,] )other\b(?=[?.]?$)")
_HOW_MANY_REPORTS = re.compile(
    r"\b(how many) (?:of the )?(?:(?:19|20)\d\d )?reports\b(?= (?:have|leave|lack|show|state|give|with|that|do|did)\b)"
)
_TURNS = re.compile(
    r"(?:时间|年份|年度)?(?:改[为成看]|[换切转调]+[为到成]|去看|(?:还|我还|也)?(?:想|要)看|再给我?)(?=\s*(?:20\d\d|\d\d年|二|去年|前年|上一?年))"
)
_TABLES = "(?:格式|表格|模板|表式|样式|表样|报表)"
_FORMS = "(?:form|format|template|layout|version)s?"
_OLD_FORM = (  # 2019年版表格 · 旧式表格 · the 2019 template
    rf"2019年?(?:那|这)?[旧老]?(?:版本?|式|样)?的?(?:{_TABLES}|表(?![一二三\d]))|[旧老][版式]?{_TABLES}|(?:不是|并非|非)(?:2021年?的?)?新?[版式]?{_TABLES}"
    rf"|\b(?:(?:old|older|previous|former)(?:[ -]style)? (?:2019 )?|2019(?:[ -]style)? ){_FORMS}\b"
)
_NEW_FORM = (
    rf"2021年?(?:那|这)?新?(?:版本?|式|样)?的?(?:{_TABLES}|表(?![一二三\d]))|新[版式]?{_TABLES}"
    rf"|\b(?:(?:new|newer|current)(?:[ -]style)? (?:2021 )?|2021(?:[ -]style)? ){_FORMS}\b"
)
_WHEN = re.compile(  # asks for the year of most or fewest
    r"(?:在|是)?(?:什么时候|何时|哪个年头)|\bwhen (?:did|was|were|had|has)\b"
)
_INJECTED = re.compile(r"\bor\s+1\s*=\s*1|;\s*(?:drop|delete|update|insert)\b|\bunion\s+select\b")


def find_patterns(text: str, today: date) -> Iterator[Span]:
    """Spans of kind year ("2023,2024" or "recent:3"), relative ("2025"), condition ("gt 10", "between 5 10",
    "gt mean"), number ("eq 12": stated without a word of comparison), limit ("3 most"), place ("2 least"),
    agreement (=), refuse (SQL)."""
    yield from _conditions(text)
    for pattern in _BETWEEN:
        for found in re.finditer(pattern, text):
            low, high = parse_number(found["n"]), parse_number(found["m"])
            if not {low, high} & set(map(Decimal, range(2000, 2100))):  # years are no numbers of requests
                yield _span(found, "condition", f"between {low} {high}")
    for found in _NOT_AS_MANY.finditer(text):
        yield Span(found.start(1), found.end(1), found[1], (Meaning("change"), Meaning("fell")))
    yield from (_span(found, "list", "") for found in _THE_BODIES.finditer(text))
    for found in _AMONG_BODIES.finditer(text):
        kinds = ("count", "share_bodies", "of_all", "share")
        yield Span(*found.span(), found.group(), tuple(map(Meaning, kinds)))
    yield from (_span(found, "of_all", "") for found in _OF_PLACE.finditer(text))
    yield from (_span(found, "blank", "") for found in _NO_FIGURE.finditer(text))
    yield from (_span(found, "except", "") for found in _ALL_BUT.finditer(text))
    yield from (_span(found, "refuse", "") for found in _CHANGED_BY.finditer(text))
    yield from (_span(found, "follow_up", "") for found in _TURNS.finditer(text))
    yield from (_span(found, "refuse", "") for found in _SETS_TO.finditer(text))
    for found in _HOW_MANY_REPORTS.finditer(text):
        yield Span(found.start(1), found.end(1), found[1], (Meaning("count"), Meaning("quantity")))
    yield from (_span(found, "ambiguous_other", "") for found in _OTHER_ALONE.finditer(text))
    for pattern in _SHARE_OF_BODIES:
        for found in re.finditer(rf"(?:{pattern}){_HOW_MUCH}", text):
            yield Span(*found.span(), found.group(), (Meaning("count"), Meaning("share_bodies")))
    yield from (_span(found, "which_year", "") for found in _WHEN.finditer(text))
    for pattern in _ASIDE:
        yield from (_span(found, "filler", "") for found in re.finditer(pattern, text))
    yield from (_span(found, "reasons", "") for found in _CASES.finditer(text))
    yield from (_span(found, "yesno", "") for found in _OPEN_OR_NOT.finditer(text))
    for found in _THAN_A_YEAR.finditer(text):
        yield Span(found.start(), found.end(), found.group(), (Meaning("change"), Meaning(found.lastgroup or "rose")))
    for found in _ALSO_GRANTED.finditer(text):
        yield Span(*found.span(), found.group(), (Meaning("row", "granted"), Meaning("quantity")))
    for found in _HALF.finditer(text):
        condition = Meaning("condition", f"{found.lastgroup} 50")
        yield Span(*found.span(), found.group(), (condition, Meaning("share")))
    for kind, form in (("old_form", _OLD_FORM), ("new_form", _NEW_FORM)):
        yield from (_span(found, kind, "") for found in re.finditer(form, text))
    yield from (_span(found, "but", "") for found in _ANOTHER_CLAUSE.finditer(text))
    for found in _COUNTED.finditer(text):
        yield _span(found, "number", f"eq {parse_number(found['n'] or found['z'] or found['m'])}")
    for found in _WORD_COUNTED.finditer(text):
        yield _span(found, "number", f"eq {parse_number(found['n'])}")
    for found in _BODIES_THAT.finditer(text):
        yield Span(*found.span("that"), found["that"], (Meaning("list"),))
    for found in _OF_LEVEL.finditer(text):
        level = "city" if found["level"].startswith(("city", "municipal")) else "county"
        yield Span(*found.span("level"), found["level"], (Meaning("level", level),))
    yield from (_span(found, "all_are", "") for found in re.finditer(r"\b(?:were|was|are) all\b", text))
    yield from (_span(found, "per_figure", "") for found in _PER_FIGURE.finditer(text))
    yield from _portions(text)
    yield from _limits(text)
    yield from _than_average(text)
    yield from _places(text)
    yield from _compares(text)
    yield from find_years(text, today)
    for found in _MORE_THAN.finditer(text):
        direction = "rose" if found[1] in "多高" else "fell"
        yield Span(found.start(1), found.end(1), found[1], (Meaning("change"), Meaning(direction)))
    yield from (_span(found, "agreement", "") for found in re.finditer(r"=(?!\s*\d)", text))
    for found in _EVERY_YEAR.finditer(text):
        running = re.match("连续([一两二三四五六七八九十0-9]+)年", found.group())
        recent = [Meaning("year", f"recent:{parse_number(running[1])}")] if running else []
        zero = [Meaning("zero")] if re.match("从[未没]|never", found.group()) else []
        each = [Meaning("group_year")] if re.search("every|each|每年|年年|历年", found.group()) else []
        yield Span(*found.span(), found.group(), (Meaning("every_year"), *recent, *zero, *each))
    for found in _WHO_HAS_MORE.finditer(text):
        yield Span(found.start(1), found.end(1), found[1], (Meaning("series"),))
    yield from (_span(found, "refuse", "") for found in _INJECTED.finditer(text))


def _span(found: re.Match[str], kind: str, value: str) -> Span:
    return Span(found.start(), found.end(), found.group(), (Meaning(kind, value),))


_ROUND = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_ROUNDLY = re.compile(
    r"(?P<sign>过|超|破|上|不足|不到|不满|未满)(?P<n>[百千万半])(?![分\d])(?:件|起|宗|份|个|例|家|元|万元|%)?"
)
_TENTHS = re.compile(
    r"(?P<sign>超过|大于|多于|高于|低于|少于|小于|不足|不到|不低于|不少于|至少|达到|不超过)\s*(?P<n>[一二两三四五六七八九])成"
    r"|(?P<m>[一二两三四五六七八九])成(?P<behind>以上|以下)"
)


def _conditions(text: str) -> Iterator[Span]:
    for found in _ROUNDLY.finditer(text):
        value = 50 if found["n"] == "半" else _ROUND[found["n"]]
        operator = {"上": "ge", "过": "gt", "超": "gt", "破": "gt"}.get(found["sign"], "lt")
        yield _span(found, "condition", f"{operator} {value}")
    for found in _TENTHS.finditer(text):
        operator = {"以上": "ge", "以下": "le", "至少": "ge"}.get(found["behind"] or found["sign"]) or _SIGNS[
            found["sign"]
        ]
        yield _span(found, "condition", f"{operator} {parse_number(found['n'] or found['m']) * 10}")
    for operator, pattern in _CONDITIONS:
        for found in re.finditer(pattern, text):
            groups = found.groupdict()
            yield _span(found, "condition", f"{operator} {parse_number(groups.get('n') or groups['m'])}")


def _portions(text: str) -> Iterator[Span]:
    """More than half of their requests: a condition on a share, unless a rate is named beside it."""
    signs = {"no less than": "ge", "no more than": "le", "exactly": "eq"}
    for found in _PORTION_EN.finditer(text):
        if re.match(r" (?:\w+ ){0,2}(?:rate|share|more|fewer|less|higher|lower)\b", text[found.end() :]):
            continue
        value = "50" if found["half"] else "25" if found["quarter"] else "75" if found["most"] else found["n"]
        operator = signs.get(found["sign"]) or _SIGNS[found["sign"]]
        meanings = (Meaning("condition", f"{operator} {value}"), Meaning("share"), Meaning("percent"))
        yield Span(*found.span(), found.group(), meanings)


def _than_average(text: str) -> Iterator[Span]:
    for pattern in _THAN_AVERAGE:
        for found in re.finditer(pattern, text):
            middle = "median" if re.match("中位|median", found["of"] or "") else "mean"
            sign = found.groupdict().get("sign") or _last_sign(text[: found.start()])
            if found["of"] and sign:
                yield _span(found, "condition", f"{_SIGNS[sign]} {middle}")


def _last_sign(before: str) -> str | None:
    """More or fewer, before “than the average”."""
    found = re.findall(r"\b(?:more|fewer|less|higher|lower|greater)\b", before)
    return found[-1] if found else None


def _places(text: str) -> Iterator[Span]:
    for found in re.finditer(r"\brunner[- ]?up\b|亚军|仅次于(?:第一名?|最多的?|榜首|首位)的?", text):
        yield _span(found, "place", "2 most")
    for pattern in _PLACES:
        for found in re.finditer(pattern, text):
            number = _ORDINALS.get(found["n"]) or parse_number(found["n"])
            behind = found.groupdict().get("end") or text[found.end() : found.end() + 1]
            least = found.group().startswith("倒数") or re.match("fewest|lowest|smallest|least|[少低]", behind)
            yield _span(found, "place", f"{number} {'least' if least else 'most'}")


def _compares(text: str) -> Iterator[Span]:
    """More and fewer: than before, or of two bodies."""
    for found in _COMPARES.finditer(text):
        direction = "rose" if found["word"] in {"more", "higher", "greater", "larger"} else "fell"
        kinds: tuple[str, ...] = ("change", direction) if found["than"] is not None else ("series", direction)
        if re.match(rf"[^,;?]*\bthan (?:the )?{_AVERAGE_EN}", text[found.end() :]):
            kinds = ("filler",)
        yield Span(*found.span("word"), found["word"], tuple(map(Meaning, kinds)))


_LEAST = re.compile(r"^(?:最[少低小]|倒数|最后|末|后|靠后|垫底)|\b(?:bottom|last|lowest|fewest|smallest)\b")


def _limits(text: str) -> Iterator[Span]:
    for pattern in _LIMITS:
        for found in re.finditer(pattern, text):
            order = " least" if _LEAST.search(found.group()) else " most"
            yield _span(found, "limit", f"{parse_number(found.group('n'))}{order}")
