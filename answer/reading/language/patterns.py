"""What is found in a question by pattern, not by phrase."""

import re
from collections.abc import Iterator
from datetime import date

from answer.reading.figures.against import find_against
from answer.reading.figures.classes import find_classes
from answer.reading.figures.comparatives import find_comparatives
from answer.reading.figures.conditions import find_conditions
from answer.reading.figures.operations import find_operations
from answer.reading.figures.standings import find_standings
from answer.reading.language.spans import Span, span_of
from answer.reading.scope.sorts import find_sorts
from answer.reading.scope.years import find_years
from answer.vocabulary import UNKNOWN, Meaning

_BODIES = "(?:单位|部门|机关|(?<![务研])机构|委办局|地方|局)"
_BODIES_EN = "(?:agencies|bodies|reports|public bodies|departments|bureaus|offices|authorities|units)"
_PORTION = "(?:百分之几|百分之多少|多[大少高]的?(?:比例|百分比|比重)|几成|多少|比例|百分比|比重|占比)"
_OF_ALL_BODIES = (
    rf"占(?:(?:全部|所有|全体)(?:可比的?)?{_BODIES}(?:总数)?|{_BODIES}总数)"
    rf"(?:中|里|当中|之中)?的?(?:所?占)?(?:的?{_PORTION})?"
)
_SHARE_OF_BODIES = (  # 多大比例的单位 · 的单位占全部单位的比例 · what share of agencies
    rf"有?(?:百分之几|百分之多少|多[大少高]的?(?:比例|百分比|比重|一?部分)|几成)的?{_BODIES}",
    rf"的?{_BODIES}(?:家?数量?)?所?占[到了]?(?:(?:全部|所有|全体|总){_BODIES}?(?:总?数量?)?(?:中|里)?的?{_PORTION}?|{_PORTION})",
    rf"的{_BODIES}所?占(?!全[市区县省])",
    rf"的?{_BODIES}(?:家?数量?)?[，,]?(?:的|所占的?|所)?(?:占比|比例|比重|百分比)",
    rf"与(?:全部|所有){_BODIES}(?:总数)?(?:之比|的比)",
    rf"(?<=[的家个，,]){_OF_ALL_BODIES}",
    rf"\b(?:(?:the|what|which|how (?:large|big|high|great|small) an?) )?(?:share|percentage|percent|proportion|fraction"
    rf"|portion|(?<=what )part|(?<=which )part) of (?:all |the |all the |these |those )?(?:government )?{_BODIES_EN}\b",
)
_HOW_MUCH = "(?:是多少|是多大|有多[大高少]|多[大高少]|为多少|几何)?"
_TABLES = "(?:格式|表格(?!里?的?(?:不?平|加|对不|合))|模板|表式|样式|表样|报表)"
_FORMS = "(?:form|format|template|layout|version)s?"
_OF_NO_BODY = r"(?<![局委办府会镇乡道院](?=20\d\d年的?表))"  # 工信局2019年的表 is that of its report
_OLD_FORM = (  # 2019年版表格 · 旧式表格 · the 2019 template
    rf"{_OF_NO_BODY}2019年?(?:那|这)?[旧老]?(?:版本?|式|样)?的?(?:{_TABLES}|表(?![一二三\d格]|里?的?(?:不?平|加|对不|合)))|[旧老][版式]?{_TABLES}|(?:不是|并非|非)(?:2021年?的?)?新?[版式]?{_TABLES}"
    rf"|\b(?:(?:old|older|previous|former)(?:[ -]style)? (?:2019 )?|2019(?:[ -]style)? ){_FORMS}\b"
)
_NEW_FORM = (
    rf"{_OF_NO_BODY}2021年?(?:那|这)?新?(?:版本?|式|样)?的?(?:{_TABLES}|表(?![一二三\d格]|里?的?(?:不?平|加|对不|合)))|新[版式]?{_TABLES}"
    rf"|\b(?:(?:new|newer|current)(?:[ -]style)? (?:2021 )?|2021(?:[ -]style)? ){_FORMS}\b"
)
_ASIDE = (  # said beside the question, and nothing of it
    r"用(?=[^，。？?]{2,20}作?为?理由)",
    r"[两二三四五六七八九十]+[个家](?=[\u4e00-\u9fff]{1,8}(?:局|委|办|街道|镇|政府))",
    r"(?<![前最哪后第是有])[两二三四五六七八九十]+[个家](?=(?:下辖)?(?:部门|单位|机关)(?!排|最))",
    r"(?<=[市县区州旗])的?[三四五六七八九]个局(?!长)",
    r"(?<![前最哪后第是有])[两二三四五六七八九十]+个[区县市](?=各|分别|都|的|一共|合计|加|[，,？?]|$)",
    r"(?:这|那|该)(?:一|几|两|三)?(?:条|项|格|栏|列|行|块|张|种|类|款|档|笔|份|本)(?![案事年])(?:里|上|中)?的?",
    r"(?<=[，,])(?:并|同时|且|再|还要|请)*(?:附上?|附带|标注|标明|注明|标出|列明|写明|带上)(?:一下)?(?:其|各自的?|各家的?|它们的?)?",
    r"(?<=哪)一?[种类条项](?=[\u4e00-\u9fff]{0,6}(?:理由|原因|情形|事由))",
    r"(?:特别|非常|相当|挺|好|很)[多少](?=.*(?:到底|究竟|具体))",
)
_PLURAL = "(?:bodies|agencies|departments|authorities|bureaus|offices|units)"
_NOUN_ENDS = (
    "(?=$|[,，。？?、)]|及|以及|和它|连同|有|是|名单|清单|共|一共|总共|中|里|当中|分别|都|名录|平均|均|的?中位)"
)
# What a stretch means, as kind or kind:value, and its pattern; of one with a group `part` only that is meant.
_PATTERNS = (
    ("list", rf"(?<=的)各?(?:单位|部门|机关|机构){_NOUN_ENDS}"),  # 有自然人申请的单位
    ("list level:department", rf"(?<=的)各?(?:委办局|局){_NOUN_ENDS}"),
    ("list level:township", rf"(?<=的)各?(?:乡镇|镇|乡)(?:人民?政府)?{_NOUN_ENDS}"),
    ("list level:subdistrict", rf"(?<=的)各?街道(?:办事处|办)?{_NOUN_ENDS}"),
    (  # township governments with litigation
        "list",
        r"^(?!compare|total|sum|how|what|average|mean|median)(?:[\w'-]+ ){0,4}"
        r"(?:agencies|bodies|departments|bureaus|offices|authorities|units|governments|commissions|committees|townships"
        r"|towns|sub-?districts) (?P<part>with|that|which|who|having|whose|where|reporting)\b",
    ),
    (
        UNKNOWN,
        r"(?<=[年的有各])[省市区县州旗](?:人民)?政府(?!部门|机关|办|信息|网|工作|采购|公报|系统|门户|文件|公开|的?汇总)",
    ),
    ("count level:township", r"\b(?:how many|number of)(?: of)?(?: the)? (?:townships|towns)\b(?! governments?\b)"),
    ("count level:subdistrict", r"\b(?:how many|number of)(?: of)?(?: the)? sub-?districts\b(?! offices?\b)"),
    *(  # how many municipal departments
        (f"count level:{tier}", rf"\b(?:how many|number of)(?: of)?(?: the)? (?:{names})(?:[- ]level)? {_PLURAL}\b")
        for tier, names in (
            ("province", "provincial|province"),
            ("city", "city|municipal"),
            ("county", "district|county"),
        )
    ),
    (  # which district bodies, not those of Tiaowang district
        "level:city",
        r"(?:^|\b(?:which|what|many|all|only|the|of|by|other|for|list|and|across|among) )"
        r"(?P<part>(?:city|municipal) (?:bodies|agencies|departments|authorities))\b",
    ),
    (
        "level:township",
        r"(?:^|\b(?:which|what|many|all|only|the|of|by|other|for|list|and|across|among) )"
        r"(?P<part>(?:town|township|subdistrict|sub-district))(?= (?:bodies|reports|governments)\b)",
    ),
    (
        "level:county",
        r"(?:^|\b(?:which|what|many|all|only|the|of|by|other|for|list|and|across|among) )"
        r"(?P<part>(?:district|county) (?:bodies|agencies|departments|authorities))\b",
    ),
    (
        "count share_bodies of_all share",
        rf"在?(?:(?:全部|所有|全体){_BODIES}(?:总数)?|{_BODIES}总数)(?:中|里|当中|之中)?的?所?占(?:的?{_PORTION}|比)?",
    ),
    ("of_all share", rf"(?<![的家个，,]){_OF_ALL_BODIES}"),  # 民政局的申请占所有单位的比例
    *(("count share_bodies", rf"(?:{pattern}){_HOW_MUCH}") for pattern in _SHARE_OF_BODIES),
    (  # 商业企业提出的申请占全部申请的多少
        "of_all share",
        r"占(?:了|到)?(?:全部|所有|全体|总)的?(?:新收)?(?:申请|收件)?(?:量|总量|总数|数)?的?(?:多少|几成|几分之几|多大)(?:比例|比重)?(?!个|家)",
    ),
    (  # 薜和市五个单位2023年处罚总数; not the first five of them
        "sum",
        r"(?<![前后名的多少高低大小])(?:全部|所有)?(?:[两三四五六七八九十]{1,2}|\d{1,2})(?:个|家)(?:单位|部门|机关|局)"
        r"(?=[^，。？?最前]*(?:总数|总量|合计|一共|总共|共[收办罚作]|之和|加起来))",
    ),
    ("group_region group_county", r"(?<=最[多少高低大小]的)(?:区县|区|县)(?=[比和与相多少差高低分各])"),
    ("of_all", r"全[市县区省](?=[^，。]{1,12}(?:里|中|当中|内)[^，。]{0,14}占)"),  # 全市申请里民政局占多少
    (
        "blank",
        r"(?:没有?|未|缺少?|缺失|漏了?|无)(?:填|写|报|登记)?(?:任何|具体)?(?:数字|数值|数据)|(?:数字|数值|数据)(?:缺失|缺少|空缺|为空|没有|空白)",
    ),
    (
        "row:granted quantity",
        r"(?:(?<=[，,、；;])(?:其中)?|(?<=[，,]它)|(?<=[，,]该单位))(?:公开|同意)了?(?:(?:多少|几)[件份个]?)",
    ),
    (  # 公开了几件，部分公开呢: beside another result
        "row:granted quantity",
        r"(?<![予以部主不未动分没])公开(?:了|过)?(?:多少|几)[件宗份起](?![\u4e00-\u9fff])(?=[^。]*(?:部分公开|不予公开|不公开|拒绝|不予处理|无法提供))"
        r"|(?:部分公开|不予公开|不公开|拒绝|不予处理|无法提供)[^。]*?(?P<part>(?<![予以部主不未动分没])公开(?:了|过)?(?:多少|几)[件宗份起])",
    ),
    (  # 部分公开几件、没公开的几件
        "row:refused quantity",
        r"(?<=[，,、和])(?:没有?|未)(?:给|予以|被)?公开的?(?:有|是)?(?:多少|几)[件宗份个]?(?:申请)?(?![\u4e00-\u9fff])",
    ),
    ("list", r"(?:出|发生)?在(?:了)?哪一?[几些]?[家个](?:单位|部门|机关|局)?(?![年区县市月])"),  # not where it stands
    ("filler", r"批(?:准|出|办)?(?=了?(?:多少|几)[件个张]?(?:行政)?许可)"),
    ("row:granted", r"(?:最后|最终|实际|到底|总共)?给(?:了|过)?(?:人家|申请人|他们|对方|人)?(?:公开|公布)(?:了|过)?的"),
    (
        "count quantity",
        r"\b(?P<part>how many) (?:of the )?(?:(?:19|20)\d\d )?reports\b"
        r"(?= (?:have|leave|lack|show|state|give|with|that|do|did)\b)",
    ),
    ("reasons", r"(?:[一二三四五六七八九十两\d]+|各|几|哪几)[种项类个](?:不同的?)?(?:情形|情况|原因|理由|事由)"),
    ("ambiguous_other", r"(?<=[:,] )other\b(?=[?.]?$)"),
    (  # requests per licence
        "per_figure",
        r"\bper "
        r"(?=(?:request|application|licen[cs]e|penalty|lawsuit|case|refusal|decision|document|reconsideration)\b)",
    ),
    ("all_are", r"\b(?:were|was|are) all\b"),
    ("agreement", r"=(?!\s*\d)|=(?=\s*20\d\d)"),
    ("yesno", r"的有没有(?=[？?]*$)|(?<=[\u4e00-\u9fff])不(?=[？?]*$)"),
    (  # asks for the year of most or fewest
        "which_year",
        r"(?:在|是)?(?:什么时候|何时|哪个年头)|\bwhen (?:did|was|were|had|has)\b",
    ),
    ("but", r"[、,，](?=(?:没有|没|无(?!法)|未|有)(?!无|没|几|多少|哪|谁))"),  # 没有复议、有诉讼
    (  # 人均申请量 (but 申请人均为自然人), 每万人, by whom: the tables count requests by kind of applicant alone
        "not_counted",
        r"(?<![请算])人均(?!为|是|属|那样|…)|每(?:百|千|万|十万|百万)人"
        r"|(?:外国人|外籍人员?|境外人员|未成年人|老年人|女性|男性)(?=提|申请|的申请)",
    ),
    (
        "part_of_year",
        r"[上下]半年|前?[一二三四1-4]个?季度|[各每]个?季度|(?:月|季度)均|[每各]个?月|1?\d月?[到至\-—–~]1?\d月份?",
    ),
    ("but", r"而(?=[\u4e00-\u9fff]{2,10}(?:不为|不是|大于|超过|为零|为0|是零|有))"),  # 强制为零而处罚不为零
    ("except", r"\bbut\b(?= (?:the )?[\u4e00-\u9fff])|(?<=every agency )but\b|(?<=all agencies )but\b|\ball but\b"),
    (
        "follow_up",
        r"(?:时间|年份|年度)?(?:改[为成看]|[换切转调]+[为到成]|去看|(?:还|我还|也)?(?:想|要)看|再给我?)(?=\s*(?:20\d\d|\d\d年|二|去年|前年|上一?年))",
    ),
    (  # 为什么驳回那件申请: single requests are in no report
        "not_reported",
        r"(?:为什么|为何|为啥|凭什么|凭啥|什么理由|怎么)(?:会|就|要)?[^，。？?]{0,10}?(?:拒绝|驳回|不给|没给|不公开|不予公开|没公开|答复|回绝|否决|不批|没批|不同意|退回)"
        r"[^，。？?]{0,20}(?:那|这|某)一?[件份宗](?!事)[^，。？?]{0,12}"
        r"|(?:为什么|为何|为啥|凭什么|凭啥)[^，。？?]{0,20}(?:那|这|某)一?个[^，。？?]{0,10}申请"
        r"|关于[^，。？?]{2,14}的(?:那|这|某)一?[件份个宗](?:政府)?(?:信息)?(?:公开)?的?申请"
        r"|(?:那|这|某)一?[件份个宗][^，。？?]{0,10}申请[^，。？?]{0,6}(?:为什么|为何|为啥|凭什么|被?(?:拒绝|驳回)的?(?:理由|原因))",
    ),
    (  # 不要汇总表, 别把汇总报告一起算进去
        "no_aggregates",
        r"(?:不要|不看|不用|别要|撇开|抛开|去掉|剔除|扣除)[市区县]?(?:级)?(?:政府)?的?汇总的?(?:表|报告|年报|数据?|那[份些几]|单位)*"
        r"|(?:不要|别|不用?|无需|勿)(?:把|将)[市区县]?(?:级)?(?:政府)?的?汇总的?(?:表|报告|年报|数据?|那[份些几]|单位)*(?:一起|一并|也|都|重复)*"
        r"(?:算|计|包括|包含|纳入|放|列)(?:进去|进来|在内|入|上)?",
    ),
    (  # both sides of the form's head
        "applicants",
        r"自然人(?:和|与|及|跟|、|以及)(?:法人(?:(?:或者?|和|及|与|、)其他组织)?)|法人(?:(?:或者?|和|及|与|、)其他组织)?(?:和|与|及|跟|、|以及)自然人",
    ),
    ("filler", r"唯一的?(?:一[件起宗份])?|呈(?:现出?)?(?:什么|何种?|怎样的|啥)?(?=样?的?(?:走势|趋势|变化))"),
    ("filler", r"(?:这|那)?几[个家](?:部门|单位|机关|局)(?:里面?|中|当中|之中)(?=[，,]|20|谁|哪)"),
    ("mean group_year", r"(?:(?<!年)|(?<=\d年)|(?<=间))年均(?=新?收|申请|行政|处罚|许可|受理|办理|不予|予以)"),
    (  # natural persons or organisations: the two sides of the form's head; else they are the bodies that report
        "column:applicants/organisations",
        r"\b(?<=from )organi[sz]ations\b|\b(?<=by )organi[sz]ations\b(?= (?:in|at|to|were|was|for)\b|[?.,]|$)"
        r"|(?:(?<=natural persons or )|(?<=natural persons and )|(?<=individuals or )|(?<=individuals and ))"
        r"(?:by |from )?organi[sz]ations\b"
        r"|\borgani[sz]ations\b(?= (?:and|or|versus|vs\.?) (?:natural persons|individuals)\b)",
    ),
    ("old_form", _OLD_FORM),
    ("new_form", _NEW_FORM),
    *(("filler", pattern) for pattern in _ASIDE),
    (  # nor who did best
        "not_reported",
        r"(?:做|办|搞|写|建|干)得最(?:好|差|糟)|最(?:好|差|糟)的(?:网站|公众号|年报|报告|专栏)"
        r"|\b(?:best|worst|nicest|finest|poorest) (?:\w+ ){0,2}(?:websites?|sites?|portals?|accounts?"
        r"|reports?|columns?|staff)\b",
    ),
    (  # nor by which way complaints came in
        "not_reported",
        r"\bcomplaints?\b[^?.]{0,60}\b(?:by|over the|via) (?:tele)?phone\b",
    ),
    (  # of single requests nothing is reported
        "not_reported",
        r"第[一二三四五六七八九十\d]+[号件份个宗起](?:依|政府信息公开)?申请(?![人数量])"
        r"|\b(?:request|application) (?:number|no\.?|#) ?\d+\b"
        r"|\b(?:biggest|largest|longest|oldest|hardest|most (?:complex|difficult|important"
        r"|controversial)) (?:request|application)\b"
        r"|\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) (?:request|application"
        r"|applicant)\b(?! (?:type|form|channel))",
    ),
    ("refuse", r"(?:修改为|改[为成])(?!\s*(?:20\d\d|[一二]\d|去年|前年|按|看))"),
    ("refuse", r"^(?:please )?set\b.{1,120}\bto \d"),
    ("refuse", r"\bor\s+1\s*=\s*1|;\s*(?:drop|delete|update|insert)\b|\bunion\s+select\b"),
)
_COMPILED = tuple(
    (tuple(Meaning(*meaning.split(":")) for meaning in meanings.split(" ")), re.compile(pattern))
    for meanings, pattern in _PATTERNS
)


def find_patterns(text: str, today: date) -> Iterator[Span]:
    """All that is found: conditions, places of a ranking, more and fewer, years, and single patterns."""
    yield from find_conditions(text)
    for meanings, pattern in _COMPILED:
        named = "part" in pattern.groupindex
        yield from (
            span_of(found, *meanings, part="part" if named and found["part"] else 0) for found in pattern.finditer(text)
        )
    yield from find_operations(text)
    yield from find_against(text)
    yield from find_classes(text)
    yield from find_standings(text)
    yield from find_sorts(text)
    yield from find_comparatives(text)
    yield from find_years(text, today)
