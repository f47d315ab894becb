"""Words that say what is to be done with figures, or with which of them, found by pattern."""

import re
from collections.abc import Iterator

from answer.reading.language.numbers import NUMBER, parse_number
from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_TABLE_3 = r"(?:行政)?(?:复议和?、?诉讼|诉讼和?、?复议|复议|诉讼)(?:情况)?的?表格?"
_TABLE_2 = r"(?:依申请|申请)(?:公开)?(?:办理|处理)?(?:情况)?的?表格?"
_ENGLISH = "(?:two|three|four|five|six|seven|eight|nine|ten)"
_UNEVEN = "(?:不平衡?|平不平衡?|平[吗没了]|对不平)"
_OPERATIONS = (
    (  # 诉讼表, the requests table
        "table_3",
        rf"{_TABLE_3}(?![示现述达])|\b(?:reconsideration and litigation|litigation|reconsideration|lawsuits?) table\b",
    ),
    ("table_2", rf"{_TABLE_2}(?![示明达现述])|\brequests? table\b|\btable (?:of|on) requests\b"),
    ("table_3 balance", rf"{_TABLE_3}{_UNEVEN}"),  # not 申请 and 表不平
    ("table_2 balance", rf"{_TABLE_2}{_UNEVEN}"),
    (  # two years in a row
        "running",
        rf"\b(?:for |over |in )?(?:the )?(?:last |past )?(?:\d|{_ENGLISH}) (?:(?:consecutive|straight|successive) years"
        r"|years (?:in a row|running|straight|in succession))\b",
    ),
    ("every_year", "一年比一年(?=[多少高低增减]|上升|下降)"),
    ("rose change every_year", "一年比一年[多高]"),
    ("fell change every_year", "一年比一年[少低]"),
    (  # how many times as many requests as in 2023
        "times",
        r"(?:的|有)?(?:几|多少)倍(?:左右|多)?|的?倍数|之比(?!例)|的?比值"
        r"|\bhow many times (?:as (?:many|much|high|large|great)|the (?:number|amount|figure) of|that of|the)\b"
        r"|\b(?:the |what )?(?:ratio|quotient) (?:of|between)\b",
    ),
    (  # what share of all penalties
        "of_all",
        r"\b(?:share|percentage|percent|proportion|portion|fraction|part) of (?P<part>all(?: of)?(?: the)?)"
        r"(?= (?:administrative )?(?:penalties|fines|sanctions|licen[cs]es|permits|lawsuits|litigation"
        r"|reconsiderations?|refusals|fees|fee income|coercive measures|court cases)\b)",
    ),
    (
        "applicants",
        r"\b(?:each|every|the (?:different|various)) (?:kinds?|types?|categor(?:y|ies)) of (?:applicant|requester)s?\b",
    ),
    ("filled", r"(?<![没未需要])填(?:写|报|上)?(?:了|过)(?!多少|几|的|什么)|\b(?:fill|filled)(?: (?:in|out))?\b"),
    ("distribution", r"\bdistributed\b(?: (?:across|among|over)\b)?"),
    ("level:township", r"(?<=[个几些各])镇(?!人民|政府|域|区)"),
    (  # did it file anything for 2022
        "reports",
        r"\b(?:file|submit|publish|release|report|turn in)(?:e?d|s|ted)? (?:anything|something)\b",
    ),
    ("reports", r"\b(?:reported|filed|submitted)(?= (?:for|in) (?:19|20)\d\d[?.]?$)"),
    (  # a question of its own
        "reports bodies count",
        r"^(?:请问)?(?:现在|目前)?(?:一共|总共|共)?(?:载入了?|收录了?)?有?(?:多少|几)(?:家|个)(?:单位|部门|机关|机构)[？?。]*$"
        r"|^how many (?:public )?(?:bodies|agencies|authorities)"
        r"(?: are (?:there|loaded|covered)| do you (?:have|cover))"
        r"(?: in total| altogether| in all)?[?.]*$",
    ),
    (  # which years are missing for it
        "unfiled which_year",
        r"\b(?:which|what) years(?:' reports)? (?:are|is) (?:missing|lacking|not (?:loaded|on file|there))"
        r"(?: for| from| of)?\b"
        r"|缺(?:了|少)?(?:哪[几些一]?年|哪[几些]个?年[份度])(?:的)?(?:年报|报告)?"
        r"|(?:哪[几些]年|哪[几些]个?年[份度])(?:的)?(?:年报|报告)?(?:缺失?|没有|没报|没交|未报)",
    ),
    ("filler", r"一家(?=收到|收|的|有|办|受)"),
    ("points", r"(?<!个)百分点|\bpercentage[ -]points?\b|\bpoints\b"),
    ("change points quantity", r"\bby (?:how many|what number of) (?:percentage )?points\b"),
    ("change rose", r"\bimprov(?:ed?|es|ing)\b(?= (?:its|their|the|in|on|upon) )|升幅|(?:提升|增加|上升|提高)幅度"),
    ("change rose", r"\bimprovement in (?=(?:its|their|the)? ?\w*\s?\w* ?rate)"),
    ("change fell", r"\bworsen(?:ed|s)?\b|(?:下降|减少|降低|回落)幅度"),
    ("table_1", r"\b(?:proactive )?disclosure table\b"),
    (  # 按昀川、薜和分开看
        "apart",
        r"按(?:照)?[^，。；;]{2,24}?(?P<part>(?:分开|拆开|分头)(?:来)?(?:看|算|统计|列|汇总|说|排|报)?)",
    ),
    ("rose fell change", r"(?:是|变)?(?:变?大了?|变?多了?|升高?了?|提高了?)还是(?:变?小了?|变?少了?|降低?了?)"),
    (  # 还是这个次序吗, after a comparison or a ranking
        "still_so",
        r"(?:还|也|仍|仍然|依然|依旧|又)(?:是|都)?(?:(?:这|那|同)(?:个|样的?|一)?|一样的?)?(?:次序|顺序|排名|名次|座次|位次|格局|结果|情况|局面)"
        r"|(?:还|也|仍|仍然|依然|依旧|又)(?:是|都)?(?:它|这家|那家|这个单位|该局|该单位)(?:更|最)?(?:多|少|高|低|第一|领先)?(?=[吗么?？。]|$)"
        r"|(?:次序|顺序|排名|名次|座次|位次|格局)(?:有没有|是否|是不是|也|还)*(?:变了?|变化|一样|相同|不变|没变)",
    ),
    (
        "reasons",
        r"(?:[一二两三四五六七八九十\d]+个?)?(?:小项|子项|分项|细项|小类)(?:的)?(?:明细|分布|构成|分别)?"
        r"|(?:情形|原因|事由|理由)的?(?:分布|构成|明细|分类)",
    ),
    (  # 现行有效等于上年数加制发减废止
        "in_force_sum",
        r"现行有效(?:的)?(?:规范性文件)?(?:件?数|数量|总数)?(?:理?应当?|应该|该|是不是|是否|是|就|要)*(?:等于|等不等于|不等于|≠|=|对得上|为)?(?:上年|上一年度?|去年|前一年|上年度|20\d\d年?)"
        r"(?:末|底)?(?:的)?(?:现行有效)?(?:件?数|数量|存量)?(?:加上?|\+|＋)(?:本年|当年|新)?(?:制发|新制发|新增|制定)(?:件?数)?(?:再?减去?|-|－|−|扣除?|扣减)(?:本年|当年)?(?:废止|作废)(?:件?数|的)?"
        r"|(?:上年|上一年度?|去年|前一年|上年度|20\d\d年?)(?:末|底)?(?:的)?(?:现行有效)?(?:件?数|数量|存量)?(?:加上?|\+|＋)(?:本年|当年|新)?(?:制发|新制发|新增|制定)(?:件?数)?(?:再?减去?|-|－|−|扣除?|扣减)"
        r"(?:本年|当年)?(?:废止|作废)(?:件?数|的)?[，,]?(?:等于|等不等于|不等于|是不是|是否|=|对得上)*(?:本年|当年|今年)?(?:的)?现行有效(?:的)?(?:件?数|数量)?",
    ),
    (  # 两年数字一模一样
        "copied",
        r"(?:数字|数据|内容|表格|报告|年报|填的)?(?:全部|完全|全都|都)?(?:一模一样|一字不差|一字未改|原封不动|照抄|雷同)(?:了|的)?(?:上一?年|去年|前一年|往年)?(?:的)?"
        r"|抄(?:袭|自|了|的)?(?:上一?年|去年|前一年|往年|旧)(?:的)?(?:报告|年报)?"
        r"|(?<![和与跟及])(?:数字|数据|内容|报告|年报|填的)(?:全部|都)?(?:完全|全都|全)(?:相同|一样|一致|重复)"
        r"|\b(?:copied|copy (?:its|their|last|the)|verbatim|word for word|carbon copy)\b"
        r"|\bidentical (?:reports?|figures)\b",
    ),
    (  # 总计等于各行之和
        "sum_of_rows",
        r"(?:前面|上面|以上|下面|上述|前几)?(?:的)?(?:各|所有|全部|那些|几|诸)(?:个)?(?:行|列|项|栏|格|数)(?:数字?)?(?:之和|相加|加起来|的和|合计|总和|加总)",
    ),
    (
        "column:outcomes/other",
        r"(?<=[、和与及,，])其[他它](?=[、，,和与及]?(?:以及)?(?:尚?未审结|没审|待审|未结|未审))",
    ),
    (  # A、B、C三个区各是多少
        "group_region group_county",
        r"[两三四五六七八九十\d]+个?(?:区县|县区|区|县)(?=各(?:是|自|有|为|多少|几)|分别|合计各)",
    ),
    (
        "filler",
        r"(?<=[局委办府厅会院])(?:这|那)?[两三四五六七八九十]+(?:家|个)(?:单位|部门|机关)?(?=之和|加|合|总|一起|都|各|分别|谁|哪|相)",
    ),
    (  # since when
        "since which_year",
        r"(?:从|自|打|是)*(?:哪一?年|何时|什么时候|哪个年[份度头])(?:度)?(?:开始|起|以来|才|首次|第一次|最早|头一回|最先)+(?:不再)?"
        r"|(?:最早|首次|第一次|头一回|最先)(?:是)?(?:在|从)?(?:哪一?年|何时|什么时候)(?:开始)?"
        r"|\b(?:since when|since what year|since which year|from (?:which|what) year(?: on(?:wards?)?)?"
        r"|in (?:which|what) year (?=[^?]*\bfirst\b)|when (?=[^?]*\bfirst\b))",
    ),
    (
        "since",
        r"还是(?:从|自)?(?:某|哪)一?(?:个)?年(?:份|度)?(?:起|开始|后)?(?:才|就|又)?(?:有|出现|发生|收到)(?:了|过|的)*",
    ),
    (
        "since",
        r"(?:首次|第一次|头一回|最早|最先)(?=[^，。？?]{1,14}(?:是|在)*(?:哪一?年|何时|什么时候))"
        r"|\b(?:in (?:which|what) year|when|what year)\b[^?]*\b(?P<part>first)\b",
    ),
    (  # 最近一次收到申请是哪年, the most recent year with any: the last of the years that had some
        "since which_year",
        r"(?:最近|最后|最末|上)(?:的)?一[次回件起](?=[^，。？?]{1,16}(?:是|在)*(?:哪一?年|何时|什么时候|哪个年[份度]))"
        r"|(?:哪一?年|何时|什么时候|哪个年[份度])(?:是)?(?:最近|最后|最末)(?:的)?一[次回]"
        r"|\bwhen was the (?:last|most recent|latest) time\b"
        r"|\b(?:what|which) (?:is|was) the (?:last|most recent|latest) year (?=in which|that|when|with|for which)"
        r"|\b(?:in (?:which|what) year|when|what year) (?:did|was|were|had|has|have)\b[^?]*?"
        r"\b(?P<part>last|most recently)\b(?! (?:year|quarter|month))",
    ),
    (  # 按市分, 按年份拆开
        "filler",
        r"(?:(?<=按市)|(?<=按区)|(?<=按县)|(?<=区县)|(?<=按年)|(?<=地区)|(?<=层级)|(?<=级别)|(?<=年份)|(?<=年度)|(?<=单位))"
        r"(?:来)?(?:分|拆)(?:开|解|列)?(?:来)?(?:看|列|算|统计|汇总)?(?:一下|看看)?(?=[？?。，,]|$)",
    ),
    (  # 一份不落, 年年都报
        "reports every_year",
        r"(?:[两三四五六七八九十\d]+年(?:里|间|来|中)?)?(?:报告|年报)?(?:一份|一年|一次|一个)(?:都|也)?(?:不落|没落|不缺|没缺|不少|没少|不漏|没漏|不拉|没拉)(?:下|过)?"
        r"|(?:每一?年|年年|[两三四五六七八九十\d]+年|历年)(?:都|全|均)(?:报|交|提交|报送|上报|发布|公布|出)(?:了|过|齐)*(?:年度报告|年报|报告)?(?=的|$|[，,。？?吗])"
        r"|(?:每一?年|年年|(?<!\d)[两三四五六七八九十\d]年|历年)(?:都|全|均)(?:有|出|发)(?:了|过)?(?:年度报告|年报|报告)"
        r"|从(?:未|没)(?:有)?(?:缺|漏|断)过?(?:报|交)+过?(?:年报|报告)?",
    ),
    (  # 市、区、镇三级
        "group_level group_tier",
        r"(?:按|分)?(?:照)?(?:省、)?市[、和及]?(?:区县?|县区?)[、和及]?(?:乡镇|镇|乡|街道)?[两二三四]级(?:政府|单位|部门)?(?:分别|分开|各)?"
        r"|(?:按|分)(?:照)?(?:市|区|县|镇|区县)级?[、和](?:市|区|县|镇|区县|乡镇)级?(?:[、和](?:市|区|县|镇|乡镇)级?)?(?:分开|分别|分级)"
        r"|各级(?=各?有?(?:几|多少|是)|分别)",
    ),
    ("filler", r"不(?:分|论|限|管)(?:是)?(?:哪一?)?年(?:份|度)?"),
    (  # 最多和最少的两年
        "rank_most rank_least which_year",
        r"(?:最多|最高|最大)的?(?:那)?(?:一?年(?:份|度)?)?(?:和|与|跟|、)(?:最少|最低|最小)的?(?:那|这)?[两二2]?个?(?:一?年(?:份|度)?)(?:之间)?",
    ),
    ("reports list", r"(?<=\d年)(?:度)?(?:已)?(?:上报|报送|填报)(?:了)?(?:年报|报告)?的(?:单位|部门|机关)"),
    ("those", r"[这那][两三四五六七八九十\d]+(?:家|个|名|位)(?:单位|部门|机关)?(?!区|市|县|镇|数|理由|原因)"),
    ("filler", r"(?:有)?哪一?(?:种|类|项|条)(?=(?:情形|理由|原因)?(?:从来|从|都|一直)?(?:没|未))"),
    ("filler", r"(?:各|分别|都)?(?:被)?用(?:了|过|到)?(?=(?:几|多少)[次件回])"),
    ("filler", r"哪一?(?:种|类|项|条)(?=(?:用|占|出现|使用)?(?:得|的)?(?:次数)?最)"),
    ("reasons", r"哪一?(?:种|个|条|项|类)(?:不予公开|不公开|拒绝公开|拒绝|回绝|驳回)?的?(?:理由|原因|事由)"),
)
_POINTS = (  # 超过10个百分点, 5个百分点以上
    ("gt", rf"(?:超过|大于|高于|多于|不止)(?:了|过)?{NUMBER}个?百分点"),
    ("ge", rf"(?:至少|不少于|不低于|达到?)(?:了|过)?{NUMBER}个?百分点"),
    ("ge", rf"{NUMBER}个?百分点(?:及|或)?以上"),
    ("le", rf"(?:不超过|至多|不多于)(?:了|过)?{NUMBER}个?百分点"),
    ("le", rf"{NUMBER}个?百分点(?:及|或)?以[下内]"),
    ("lt", rf"(?:不足|不到|少于|低于)(?:了|过)?{NUMBER}个?百分点"),
)
_UP_TO = re.compile(  # in a row up to 2024
    r"(?:in a row|years running|years straight|in succession|(?:consecutive|straight|successive) years)"
    r"(?P<part>,? (?:up to(?: and including)?|to|until|till|ending in|through) (?P<year>(?:19|20)\d\d))"
)
_COMPILED = tuple(
    (tuple(Meaning(*meaning.split(":")) for meaning in meanings.split(" ")), re.compile(pattern))
    for meanings, pattern in _OPERATIONS
)


def find_operations(text: str) -> Iterator[Span]:
    """All that is found."""
    for meanings, pattern in _COMPILED:
        for found in pattern.finditer(text):
            yield span_of(found, *meanings, part="part" if found.groupdict().get("part") else 0)
    for found in _UP_TO.finditer(text):
        yield span_of(found, Meaning("year", found["year"]), part="part")
    for operator, bound in _POINTS:
        for found in re.finditer(bound, text):
            yield span_of(found, Meaning("condition", f"{operator} {parse_number(found['n'])}"), Meaning("points"))
