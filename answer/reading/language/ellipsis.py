"""What a question leaves to be understood, written out: 第二年 after a year named, 2021年有而2022年没有诉讼."""

import re

from answer import vocabulary
from answer.plan import Gap, Measure, Plan, Rate

_NEXT = re.compile(
    r"(?<![到至转入待])(?:第二年|次年|翌年|下一年(?=度?(?:却|则|就|还|又|没|无|有)))"
    r"|(?<!to )the (?:following|next) year|the year after"
)
_BEFORE = re.compile(
    r"(?:前一年|上一年|头一年)(?=度?(?:却|则|还|并|也|尚)*(?:没|无|未|有|为零|为0|是0))"
    r"|(?:but|and|while|yet|though) (?:not |none |no )?(?:in )?(?P<en>the year before)"
)
_NAMED = re.compile(r"(?<!\d)(20\d\d)(?!\d)年?")
_ALONE = re.compile(  # a question that only turns to the year before, or after
    r"(?:那么?|and|but|what about|how about|and what about|same for|换成?|再看看?)?[ ,，]*(?:它们?的?|这些单位的?)?"
    r"(?:for |in |the list (?:for|of) )?"
    r"(?:(?P<before>前一年|上一年|上年|再前一年|(?:再|接着)?(?:往|向|朝)前(?:面|头)?(?:再)?(?:推|数|倒|退|移|看|翻|走|追|追溯)?(?:个|了)?一年"
    r"|(?:再|更)?早一年|(?:再)?(?:倒|退)回(?:去)?一年|前面(?:那)?一年"
    r"|the (?:year before(?: that)?|(?:previous|preceding|prior) year|year earlier)|(?:one|a) year (?:earlier|before))"
    r"|(?P<after>后一年|下一年|第二年|次年|(?:再|接着)?(?:往|向|朝)后(?:面|头)?(?:再)?(?:推|数|移|看|翻|走)?(?:个|了)?一年"
    r"|(?:再)?晚一年|后面(?:那)?一年"
    r"|the (?:year after(?: that)?|(?:next|following|subsequent) year|year later)|(?:one|a) year (?:later|on|after)))"
    r"度?(?:也|再|都)?(?:对比|比较|比|看|列|查|说|讲)?(?:对比|比较|比|看|列|查|说|讲|一下|下)?(?:吧|看)?"
    r"[ ,，.!]*(?:的?(?:同样|一样|相同|这)的?[一二两三四五六七八几\d]*[项个栏]?(?:数字?|指标|数据)?"
    r"|的?(?:名单|情况|数据|数字?)|的|是?(?:哪些|哪几家)(?:单位)?|是?谁|which ones|who|又?如何|怎么样)?"
    r"(?:也|都|再)*(?:给我?|报我?|列出?来?|发我?|说一下|看看|看一下|要)?呢?[?？ ]*"
)
_NEXT_REPORT = re.compile(
    r"(?:下一年|次年|第二年|后一年)度?的?(?:年度)?(?:报告|年报)"
    r"|(?P<en>\b(?:the|its|their) (?:following|next|subsequent|later) (?:years? |annual )?report\b)"
)
_THAN_THAT_YEAR = re.compile(
    r"^(?:那么?|再|是不是|是否|有没有)*(?:跟|与|和|同|比|较|相比|对比|比起)20\d\d年?"
    r"|^(?:and |how (?:much|many) )?(?:more|fewer|less|higher|lower)"
    r" than (?:in )?20\d\d|^(?:and )?(?:compared (?:with|to)|versus|vs\.?|against) 20\d\d"
)
_FROM_THAT_YEAR = re.compile(  # did that go up from 2022
    r"^(?:(?:and|so|but) )*(?:(?:did|has|had|is|was|have) (?:it|that|this|they|those|the (?:number|figure|total"
    r"|amount|count|sum|share|rate))|(?:an? |the )?"
    r"(?:rise|fall|increase|decrease|drop|change|difference|up|down|more|fewer|less|higher|lower))\b.*"
    r"\b(?:from|since|over|on|against|compared (?:with|to)|relative to|versus|than(?: in| for)?) 20\d\d[?.! ]*$"
)
_WITH_YEAR_BESIDE = re.compile(
    r"^(?:(?:and|so|now|please) )*(?:how does (?:it|that|this) )?compared?s?(?: (?:it|that|this|them"
    r"|those))? (?:with|to|against)"
    r" (?:the )?(?:(?P<before>year before(?: that)?|(?:previous|preceding|prior) year)"
    r"|(?P<after>year after(?: that)?|(?:next|following) year))[?.! ]*$"
)
_YEAR_BEFORE = re.compile(r"(?:^|(?<=[那再]))(?:上一?年|前一年)度?(?!结转|转|[比相的]|多|少|数|[呢？?]*$)")
_THESE_REQUESTS = re.compile(r"\b(?:these|those) (?=(?:requests|applications|lawsuits|cases|refusals)\b)")
_AMONG_THEM = re.compile(r"^(?:这|那|它们|他们)?(?:里[面头]|当中|中间)(?!的)")
_AND_THOSE = re.compile(r"(?!那|它们|其中|再|又|换|还|这|如果|要是)[\u4e00-\u9fff]{2,12}的呢[?？]*")
_SAME_TIME = re.compile(
    r"(?:那么?)?(?:上年|去年|上一年|前一年)度?同期的?(?:占比|比例|比重|数字?|数据|情况|水平|件数|数量)?(?:呢|又|是|有|多少|怎么样|如何)*[?？。]*"
)
_SAME_YEARS = re.compile(r"(?<=占)(?:这|那)[几两三四五六]年(?:里|间|的)*")  # after their sum
_THESE_BODIES = re.compile(r"[，,]?[这那](?:几|[两二三四五六七八九十])(?:家|个)?(?:单位|部门|机关|局|家|个)的?")
_HAD = (
    r"(?P<one>20\d\d)年?度?(?P<first>{})(?:过|了)?[，,、]?(?:而|但是?|却|到了?)*"
    r"(?P<other>20\d\d)年?度?(?:就|却|则|才|又)?(?P<second>{})(?:了|过)?"
)
_WHAT = r"(?P<what>[^，,。？?的有没无]{2,16})(?P<rest>的(?:单位|部门|机关|有))"
_BOTH_YEARS = (
    re.compile(_HAD.format("有", "没有|没|无") + _WHAT),
    re.compile(_HAD.format("没有|没|无", "有") + _WHAT),
)


_THAN_YEARS_AGO = re.compile(
    r"^(?:那么?|再)?(?:跟|与|和|同|比|较|相比|对比|比起)(?P<year>去年|上年|上一年|前年)(?:度)?(?=相?比|呢|[?？。]|$)"
)


def _than_years_ago(text: str, previous: Plan) -> str:
    """和前年比, after a year: two years before that, not before today."""
    years = previous.scope.years
    found = _THAN_YEARS_AGO.match(text)
    if not found or not (len(years) == 1 or (previous.kind == "change" and len(years) == 2)):
        return text
    than = years[-1] - (2 if found["year"] == "前年" else 1)
    return f"{years[-1]}年跟{than}年比{text[found.end() :].removeprefix('相').removeprefix('比')}"


_IN_EARLIER_YEARS = re.compile(
    r"^(?P<opens>(?:那么?|它们?|他们|[，,])*)(?:往年|以往|以前|之前|此前|早些年|前些年|过去(?:几年)?|前几年|更早|更早以前|早前)的?(?:年份|几年)?"
    r"(?=也|有|都|是|呢|又|没|还|[？?]|$)"
)


_IN_LATER_YEARS = re.compile(
    r"^(?P<opens>(?:那么?|它们?|他们|[，,])*)(?:后来|之后|以后|此后|往后|再往后|后面)的?(?:年份|[几两三四五]年|各年)?"
    r"(?=也|有|都|是|呢|又|没|还|[？?]|$)"
)


def _beside_last_year(text: str, last: int) -> str:
    """A follow-up beside the year asked about before: 跟2021年比多了几件, 上年收了多少, 下一年的报告."""
    if not _NAMED.search(text):
        text = _NEXT_REPORT.sub(lambda found: f"the {last + 1} report" if found["en"] else f"{last + 1}年的报告", text)
        text = _IN_LATER_YEARS.sub(rf"\g<opens>{last}年以后", text)
        text = _IN_EARLIER_YEARS.sub(rf"\g<opens>{last}年以前", text)
    beside = _WITH_YEAR_BESIDE.match(text)
    if beside:
        return f"{last}: compared with {last + (1 if beside['after'] else -1)}"
    than = _THAN_THAT_YEAR.match(text) or _FROM_THAT_YEAR.match(text)
    if than and len(set(_NAMED.findall(text))) == 1 and str(last) not in text:
        return f"{last}年{text}" if re.search(r"[\u4e00-\u9fff]", text) else f"{last}: {text}"
    return _YEAR_BEFORE.sub(f"{last - 1}年", text) if not _NAMED.search(text) else text


_GRANTED = re.compile(  # 公开 of requests
    r"(?<![予以部主不未动分没的开])(?:都|全|只)?(?:给|同意|答应)?(?:公开|批准?)(?:了|过)?(?=(?:多少|几)(?:件|宗|份|个)?(?!条))"
    r"|(?<![\u4e00-\u9fff])给(?:了|过)?(?=(?:多少|几)[件宗份])|^(?:那么?|其中)?公开(?:了)?(?=的占)"
)
_NOT_GRANTED = re.compile(r"(?:没有?|未)(?:给|同意|予以)*(?:公开|给|批准?)的?(?=(?:呢|有?几|有?多少|是多少)|[?？。]*$)")
_HOW_MANY_OF = re.compile(
    r"^(?:那么?)?(?:这?其中|这?里面)(?:有)?多少(?:件|份|个)?(?:是|属于|来自)(?P<whose>[^，。？?]{2,8}?)(?:提出?|申请|提交)?的?(?=[?？]*$)"
)
_ALL_DONE = re.compile(
    r"(?:那么?)?(?:都|全都?|全部)?(?:已经)?(?P<done>办结|办完|处理完|答复完|办好)(?:了)?(?:没有?|吗|么)(?P<end>[?？。]*)"
)

_ALL_OF_THEM_GRANTED = re.compile(
    r"(?:那么?|它们?|这些|申请)*(?:是不是|是否)?(?:都|全都?|全部|均)(?:已经?|给|被)*(?:予以|同意|准予)?公开了?(?:吗|么|没有?|呢)?[?？。]*"
)


def _of_requests(text: str, previous: Plan) -> str:
    """A follow-up to a question about requests, which are granted where they are 公开, and all handled where 办完."""
    rows = [vocabulary.rows()[each.row] for each in previous.measures if isinstance(each, Measure)]
    if not rows or any(row.columns != "applicants" for row in rows):
        return text
    if previous.kind in {"lookup", "sum"}:  # requests, not bodies
        text = _HOW_MANY_OF.sub(r"其中有几件是\g<whose>的", text)
    text = _NOT_GRANTED.sub("不予公开", _GRANTED.sub("予以公开了", text))
    if _ALL_OF_THEM_GRANTED.fullmatch(text):
        return "申请都予以公开了吗"
    done = _ALL_DONE.fullmatch(text)
    return f"都{done['done']}了吗" if done else text


_TO_ZERO = (  # 2024年处罚降为零的单位: some in the year before, and none
    re.compile(
        r"(?P<year>20\d\d)年(?:度)?(?P<what>[^，,。？?的]{2,12}?)(?:数量?|件数)?(?:归|清)(?:零|0)了?(?=的(?:单位|部门|机关|局))"
    ),
    re.compile(
        r"which (?:bod(?:y|ies)|agenc(?:y|ies)|bureaus?|departments?|offices?)(?: has| had| saw(?: its| their)?)?"
        r" (?P<what>[a-z ]{4,30}?) (?:drop|dropped|fall|fell|fallen|go|went|decline|declined|come down|came down)"
        r"(?: down)? to (?:zero|0|nothing|none) in (?P<year>20\d\d)"
    ),
)
_BASED_ON = re.compile(
    r"\b(?:was|is|were|are) (?:that|this|it|they|those)(?: (?:rate|share|figure|percentage))?"
    r" (?:based|calculated|computed|worked out) (?:on|from|over)\b"
)
_HOW_MANY = re.compile(  # after whether one body had any
    r"(?:(?:and|so|then) )*(?:how (?:many|much)|what(?:'s| is| was) the (?:number|figure))"
    r"(?: (?:exactly|precisely|then|was (?:it|that)|were (?:there|they)|is (?:it|that)))*[?. ]*"
)
_FEWER = re.compile(r"(?:那么?)?(?:更|变)?(?:少|低)(?:了)?的(?:呢|有哪些|有谁|是谁|又有哪些|单位|几家|多少)*[?？]*")
_GOT_FEWER = re.compile(  # which received fewer, after those that received more than the year before
    r"(?:(?:and|but|so) )*(?:which|who|what about)(?: (?:ones?|bodies|agencies|bureaus|departments|those|the ones))?"
    r"(?: of (?:them|these|those))?(?: (?:that|who|which|with))?"
    r"(?: (?:received|got|had|have|has|saw|recorded|reported))?"
    r" (?:(?P<more>more)|fewer|less)(?: (?:requests|of them|than (?:then|before|that)))?[?.! ]*"
)
_TOTAL = re.compile(  # of what was listed
    r"(?:and |so |now )?(?:what(?:'s| is| was)? |give me |tell me |i need |i want )?(?:the )?(?:grand |overall |sum )?"
    r"total(?: (?:number|please|then|now))*[?.!]*"
)


_AND_DID = re.compile(  # what those asked for before did besides: and still issued licences
    r"^(?:and|but|yet|while) (?:(?P<still>still|also|yet|nevertheless|nonetheless|even so) )?"
    r"(?P<did>(?:issued|granted|refused|had|got|received|imposed|made|were|was|lost|won|faced|carried|gave|none|never"
    r"|did not)\b.*)$"
    r"|^also (?P<also>(?:issued|granted|refused|had|got|received|imposed|made|were|lost|won|faced)\b.*)$"
)
_THE_BODY = re.compile(  # asked about before: was the town ever sued
    r"\bthe (?:same )?(?:town|township|bureau|office|department|commission|agency|body|authority)\b"
    r"(?! (?:of|in|with|that|which|who|for|at|from)\b|['’])"
)
_THAN_THAT = re.compile(  # which are above that, after an average
    r"\b(?P<sign>above|below|over|under|more than|less than|fewer than|higher than|lower than)(?: (?:that|this|it))"
    r"(?: (?:average|mean|median|number|figure))?(?=[?.! ]*$)"
)
_SOME = re.compile(
    r"\b(?:any|anything|none|nothing|no|not|never|zero|some|at least|more than|fewer than|over|under|\d+)\b"
)
_LIST_THOSE = re.compile(  # of those found: list those with coercive measures too
    r"^(?:and |now |so |then |ok |please )*(?:list|show(?: me)?|name|keep|give me|tell me) (?:only |just )?"
    r"(?:those|the ones|ones) (?:with|having|(?:who|that|which)(?: also)? (?:have|had)) (?:also )?"
    r"(?P<what>[a-z -]{4,60}?),? (?:too|also|as well)[?.!]*$"
)
_CARRIED_THEN = re.compile(r"\bcarried over requests in the year before\b")
_MADE = re.compile(r"\b(were|was|got|are|have been|had been) (?:newly )?(?:added|created|introduced)\b")
_GOT_SOME = re.compile(r"\b(got|had|received) (?:some|any|one|it|them)\b(?! [a-z]+s\b)")
_CHOSE = frozenset({"list", "count", "yesno"})
_COUNT = re.compile(  # 个数, 统计一下数量, after bodies were listed; not 件数, nor 总数
    r"(?:那么?|请|麻烦|再|帮我|给我|顺便)*(?:统计|数|算|报|说|给|看|列)?(?:一?下|出|个)?(?:这些|它们|上述|符合的)?(?:单位|部门|机关)?的?(?:总|一?共|总共|合计)?有?"
    r"(?:个数|数量|家数|多少[个家]|几[个家])(?:是|有)?(?:多少|几个?)?(?:呢|吧|是多少)?[?？。]*"
)
_ORGANISATIONS = re.compile(
    r"^(?P<ask>(?:and |what about |how about |how many |were |was |came |come |from |by |of them )*)"
    r"(?:legal (?:persons|entities)|organi[sz]ations?|orgs?)(?P<end>(?: did| were there| then)?[?.! ]*)$"
)


def _of_the_other_applicants(text: str, previous: Plan) -> str:
    """And organisations, after natural persons or companies: who asked, not which bodies."""
    columns = {each.column for each in previous.measures if isinstance(each, Measure)}
    families = {vocabulary.rows()[each.row].columns for each in previous.measures if isinstance(each, Measure)}
    if families != {"applicants"} or columns == {"total"}:
        return text
    text = re.sub(
        r"^(?P<ask>那么?|其他)?(?:组织|机构|单位|法人组织?)(?:的|提的|申请的|提交的)?呢", r"那法人或其他组织呢", text
    )
    return _ORGANISATIONS.sub(r"and how many from legal persons\g<end>", text)


def _did_besides(text: str, previous: Plan) -> str:
    """A second condition on the bodies found, as a question about them."""
    listed = _LIST_THOSE.match(text) if previous.kind in _CHOSE and previous.conditions else None
    if listed:
        return f"which of those had {listed['what']}"
    found = _AND_DID.match(text) if previous.kind in _CHOSE and previous.conditions else None
    if not found or not (found["also"] or found["still"] or text.startswith(("but", "yet")) or _SOME.search(text)):
        return text
    which = "how many of those" if previous.kind == "count" else "which of those"
    did = re.sub(r"^none (?=\w)", "had none ", found["also"] or found["did"])
    did = _GOT_SOME.sub(r"\1 more than 0", did)  # though those asked for before had none
    return f"{which} {did}"


_REACTION = re.compile(  # to the last answer, before another question: 哦没有啊，那21年的呢
    r"^(?:哦+|噢+|喔+|啊+|嗯+|唉|哎呀?|咦|好吧?|原来|居然|竟然|才|只有?|就|这样|一件|都|也|真的?|还|[，,])*"
    r"(?:是?没有|没|有|是?零|是?0件?|这么[多少高低]|这么点儿?|那么[多少]|挺[多少高低]|不[多少]|不算[多少])"
    r"(?:啊|哦|呀|嘛|了|的|么|吗|呢|哈|一点)*[，,。！!；;.]+(?=那|换|再|改成)"
)
_LOST = re.compile(
    r"^(?:那么?|最后|后来|其中|[被都有])*输掉?(?=了|过|的|没|吗|[几多])"
    r"|^(?:那么?|最后|后来|其中|有|[被都])*(?:败诉|行政诉讼被纠正)(?=了?过?的?[几多])"
)
_SUCCEEDED = re.compile(
    r"\bhow many(?: of (?:them|those|these))? (?:succeeded|prevailed|did succeed"
    r"|were (?:ultimately |ever |actually )?successful)\b"
)
_OTHER_END = re.compile(
    r"(?:(?:and|but|so|what about|how about|how many(?: were(?: there| pending| open)?)?) )*"
    r"(?:at|by) (?:the|its) (?:(?P<start>start|beginning|outset)|end|close)"
    r"(?: of (?:it|that|the|this)(?: (?:same )?year)?)?(?: then)?[?.! ]*"
)
_TEN_THOUSANDS = re.compile(r"(?<=\d)万(?![元件条人次宗个份起\d多余])")  # of fees, after fees
_DONE_OR_NOT = re.compile(r"(?:(?<=[了过])|(?<=申请|许可|处罚|复议|诉讼|收费))没(?=[啊呀呢]?[?？。]*$)")
_CARRIED_IN = re.compile(r"(?:前一?年度?|上一?年度?|去年度?)年?底?(?:结转|转)(?:过来|下来|进来|来)了?的?")
_WERE_CARRIED_IN = re.compile(  # 上年有结转的单位: what was carried in, not a figure of the year before
    r"(?:上一?年度?|上年度|前一年度?)(?P<had>(?:还|也|都|并)?(?:没有?|未|无|有))(?:申请)?结转(?:过来|下来|进来)?(?!下|到|至|转|入)"
)
_ALL_GRANTED = re.compile(
    r"(?P<all>(?:都|全都?|全部|均)(?:已经?|给)?)公开(?P<end>了)(?!吗?[^，。？?]*(?:条|文件|年报|报告))"
)
_UNTIL = re.compile(r"(?:截?至|到)(?P<year>20\d\d)年?底?为止")
_NONE_OF_SEVERAL = re.compile(  # 几个信访局谁都没收到申请: not how many
    r"(?:这|那)?几[个家](?=[\u4e00-\u9fff]{2,8}[局办委府](?:20\d\d年度?)?(?:谁都|全都|都没|都有|都是|均))"
)
_IF_ANY = re.compile(r"(?:要是|如果|假如|倘若|若是?)有(?:的话)?[，,]|(?<![没未])有的话[，,]?")  # 有没有？要是有，是哪家
_THAN_MIDDLE = re.compile(  # 中位数是多少，有几家低于这个数
    r"(?P<middle>中位数|平均)(?P<between>.*(?:高于|低于|超过|不到|不足|多于|少于|大于|小于))(?:这|该|此)一?个?"
    r"(?:数值?|值|水平|平均(?:数|值|水平)?|均值|中位数)"
)
_PART_OF = re.compile(  # 予以公开不到办理总数的一半: it is less than half of it
    r"(?:的?(?:件数|数量|数))?(?P<sign>没到|未到|不到|不足|不满|未达到?|没有?达到|达到|至少|超过|高于|多于|低于|少于|不超过|不低于|不少于)"
    r"(?:了|过)?(?P<whole>[^，,。？?；;的到过于]{2,10})的(?P<part>一半|半数|[一二三四五六七八九]成|\d+%)"
)
_ADDED_UP = re.compile(
    r"(?P<plus>加上[^，。？?]{2,10}?)[，,]?(?:一共|总共|合计|共)(?:就)?要(?:办理?|处理|做)的?(?=多少|几)"
)


_BROKE = re.compile(r"(?<!其中)(?=[^，。？?]{0,12}(?:破零|破了零|开和|不再是零|不再为零|不是零了|终于有))")


def _of_those_with_none(text: str, previous: Plan) -> str:
    """到2021年有没有哪家破零, after those that had none: of these."""
    none = len(previous.conditions) == 1 and previous.conditions[0].operator == "eq" and previous.kind in _CHOSE
    named = re.search("其中|它们|他们|这些|那些|单位里", text)
    return f"其中{text}" if none and not named and _BROKE.match(text) else text


def _results_of(text: str, previous: Plan) -> str:
    """输了没, after reconsiderations: these were corrected, and no lawsuit is meant."""
    rows = {each.row for each in previous.measures if isinstance(each, Measure)}
    if rows and all(vocabulary.rows()[row].columns == "outcomes" for row in rows):
        text = _SUCCEEDED.sub("how many of them were corrected", text)
    return _LOST.sub("被纠正", text) if rows == {"reconsideration"} else text


# 柳渡区的政府2023年收到多少: its own government, no 政府部门, 政府网站 or 政府集中采购 of the place.
_ITS_GOVERNMENT = re.compile(
    r"(?<=[市县区州盟旗镇乡])的(?=(?:人民)?政府(?:[,，、。;；:：?？]|$|20\d\d|[去今前上本每历近]年|[两这]年|本身|自身|自己"
    r"|总共|一共|共|和|与|跟|同|比|在|收|接|有|没|无|是|谁|哪|被|办了|受理|拒|不予|部分公开|予以|处理|处罚|罚|行政[许处强复诉]"
    r"|的(?:报告|年报|申请|汇总)))"
)


def _at_its_other_end(text: str, previous: Plan) -> str:
    """And at the end of it, after what was open at the start of a year; the other way round."""
    rows = {each.row for each in previous.measures if isinstance(each, Measure)}
    found = _OTHER_END.fullmatch(text)
    if not found or rows != {"carried_out" if found["start"] else "carried_in"}:
        return text
    return "and carried in from the previous year" if found["start"] else "and carried over to next year"


def written_out(text: str, previous: Plan | None) -> str:
    """The question with the years and figures that it leaves out."""
    text = _alone(text)
    if previous is None:
        text = _THESE_BODIES.sub("", _THESE_REQUESTS.sub("the ", text))  # there were none
        return _with_neighbours(text)
    text = _after(text, previous)
    moved = _moved_on(text, previous)
    if moved:
        return moved
    text = _than_years_ago(text, previous)
    if len(previous.scope.years) == 1:
        text = _beside_last_year(text, previous.scope.years[0])
    return _with_neighbours(text)


def _alone(text: str) -> str:
    """What a question leaves out by itself."""
    text = _ITS_GOVERNMENT.sub("", text)
    for pattern in _BOTH_YEARS:
        text = pattern.sub(
            lambda found: f"{found['one']}年{found['first']}{found['what']}而{found['other']}年{found['second']}"
            f"{found['what']}{found['rest']}",
            text,
        )
    text = _TO_ZERO[0].sub(
        lambda found: f"{int(found['year']) - 1}年有{found['what']}而{found['year']}年没有{found['what']}", text
    )
    text = _TO_ZERO[1].sub(
        lambda found: f"which bodies had {found['what']} in {int(found['year']) - 1} but no {found['what']}"
        f" in {found['year']}",
        text,
    )
    text = _WERE_CARRIED_IN.sub(r"\g<had>上年结转", text)
    text = _UNTIL.sub(r"截至\g<year>年底", text)
    text = _NONE_OF_SEVERAL.sub("各", text)
    text = _IF_ANY.sub("", text)
    if "申请" in text:
        text = _ALL_GRANTED.sub(r"\g<all>予以公开\g<end>", text)
    text = _THAN_MIDDLE.sub(
        lambda found: f"{found['middle']}{found['between']}{'中位数' if found['middle'] == '中位数' else '平均数'}",
        text,
    )
    return _PART_OF.sub(r"占\g<whole>\g<sign>\g<part>", text)


def _after(text: str, previous: Plan) -> str:
    """What it leaves out as the last answer told it: whose figures, which of them, of which requests."""
    text = _AMONG_THEM.sub("其中", text)
    text = "那上一年呢" if _SAME_TIME.fullmatch(text) else text
    text = _SAME_YEARS.sub("", text) if previous.kind == "sum" and not previous.group else text
    text = f"那{text}" if _AND_THOSE.fullmatch(text) else text
    text = _DONE_OR_NOT.sub("吗", _results_of(_REACTION.sub("", text), previous))
    text = _TEN_THOUSANDS.sub("万元", text) if {each.unit for each in previous.measures} == {"万元"} else text
    text = _ADDED_UP.sub(r"\g<plus>一共", _CARRIED_IN.sub("上年结转", text))
    text = _of_requests(_of_those_with_none(text, previous), previous)
    text = _risen_or_fallen(text, previous)
    text = "and in total" if _TOTAL.fullmatch(text) else text
    if any(isinstance(each, Rate) for each in previous.measures):  # the requests that a rate is of
        text = _BASED_ON.sub("did each of them handle", text)
    one = previous.kind == "yesno" and len(previous.scope.agencies) == 1
    text = "what is the total" if one and _HOW_MANY.fullmatch(text) else text
    text = _did_besides(_of_the_other_applicants(text, previous), previous)
    listed = previous.kind in _CHOSE and previous.conditions and len(previous.scope.agencies) != 1
    text = "有几家单位" if listed and _COUNT.fullmatch(text) else text
    text = _at_its_other_end(text, previous)
    rows = {vocabulary.rows()[each.row].columns for each in previous.measures if isinstance(each, Measure)}
    text = _MADE.sub(r"\1 issued", text) if rows == {"documents"} else text
    if len(previous.scope.years) == 1:
        text = _CARRIED_THEN.sub(f"carried over requests in {previous.scope.years[0] - 1}", text)
    if previous.kind in {"mean", "median"}:
        text = _THAN_THAT.sub(rf"\g<sign> the {'median' if previous.kind == 'median' else 'average'}", text)
    return _THE_BODY.sub("it", text) if len(previous.scope.agencies) == 1 else text


def _risen_or_fallen(text: str, previous: Plan) -> str:
    """少的呢 after changes: those that fell."""
    if not any(isinstance(each, Gap) and each.before for each in previous.measures):
        return text
    text = re.sub("[少低]了?的", "减少的", text) if _FEWER.fullmatch(text) else text
    found = _GOT_FEWER.fullmatch(text)
    if found:
        return "and which rose" if found["more"] else "and which fell"
    return text


def _moved_on(text: str, previous: Plan) -> str:
    """The question that names nothing but the year before or after, with that year; empty for any other."""
    alone = _ALONE.fullmatch(text)
    if not alone:
        return ""
    step = 1 if alone["after"] else -1
    if len(previous.scope.years) == 1 and previous.kind != "change":
        word, year = alone["before"] or alone["after"], previous.scope.years[0] + step
        return text.replace(word, f"{year}年" if not word.isascii() else str(year), 1)
    if previous.kind == "change" and len(previous.scope.years) == 2:
        low, high = (year + step for year in previous.scope.years)
        return f"{low}年到{high}年呢" if not text.isascii() else f"what about from {low} to {high}"
    return ""


def _with_neighbours(text: str) -> str:
    """The years before and after the one year that a question names, as years: 2023年比上年."""
    years = _NAMED.findall(text)
    if len(set(years)) != 1:
        return text
    year = int(years[0])
    mark = "年" if re.search(r"[\u4e00-\u9fff]", text) else ""
    text = _NEXT.sub(f"{year + 1}{mark}", text, count=1)
    found = _BEFORE.search(text)
    if found:
        start, end = found.span("en") if found["en"] else found.span()
        text = f"{text[:start]}{year - 1}{mark}{text[end:]}"
    return text
