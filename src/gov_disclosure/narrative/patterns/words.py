"""Words that shapes of several subjects are made of."""

import re

__all__ = [
    "AND",
    "BARE",
    "BODY",
    "CHANNEL",
    "CHANNELS",
    "COVERED",
    "DONE",
    "HYPOTHETICAL",
    "MONEY_TAIL",
    "NEGATED",
    "NONE",
    "REQUEST",
    "STRONG",
    "TAIL",
    "WEAK",
    "strong",
]

_OWN = "机关|单位|部门|局|办|厅|委|镇|街道|乡|市|县|区|院|校|中心|所|处|科|府|会|馆|站|队|室"
_EMPTY = (
    r"\d{4}年度?|[全本]年度?|一年来|[今当]年|年内|目前|期间|以来|"
    rf"[我本](?:{_OWN})+|其中|其余|总|共|合?计|累计|已|均|都|依法|依规|按时|按期|按规定|及时|分别|现|另|尚|有|并|全部|规范|妥善|新|实际|同时|还|经|"
    "由|、|和|及|与|:"
)
COVERED = re.compile(rf"(?:{_EMPTY})*+")
_BODIES = "[年度局办委厅镇乡街道心站所院校队处科室府署会社区县市]|单位|机关|海关|方面|情况|[年度]内|期间"
BODY = re.compile(rf"(?:(?:{_EMPTY})*+|.*(?:{_BODIES}))(?:{_EMPTY})*+")
# What may follow a number that has no object of its own: 收到3件投诉 is another thing.
BARE = re.compile(r"$|均|都|全部|已|并|的?申请|\(")
HYPOTHETICAL = re.compile("(?:如|若|并非|对|凡|有|避免|确保|防止|杜绝)[^,]{0,4}$")
NEGATED = re.compile(
    "向(?![我本]|申请人|当事人)[^,]*$|(?:未|没有|逾期|超期|超时|延期|拟|待|应|不予|不|如|若|对|关于|公示|公开|[转承协会督举交]办)$"
)

_PERSONS = (
    "公民|法人|其[他它]组织|社会组织|组织|社会公众|公众|人民群众|群众|市民|居民|申请人|当事人|个人|企业|"
    "提出|提交|递交|和|或者?|及|与|、"
)
TAIL = "的|了|到|各类|各种|有效|书面|共计?|总计|合计|累?计|总?数量?|总量|件数|量|为|是|达|有|:|》|《"
REQUEST = (
    f"{_PERSONS}|依申请|申请|政府|政务|信息|公开|需要?|要求|请求|办理的?情况|本机关|我[局办委镇县市区]|书|表|信件|件|事项|情况|"
    f"受理件|业务|类|{TAIL}"
)


# What is asked for: nothing but these words, among them 申请 and 信息 or 公开. Runs are possessive (++): they are never
# divided in another way, so that no text can make them slow; of words that begin alike the longer stands first.
def strong(more: str = "(?!)") -> str:
    """A run of words of a request for information; ``more`` are further words that may stand in it."""
    return rf"(?=[^#]*?(?:申请|要求|请求))(?=[^#]*?(?:公开|信息))(?:{REQUEST}|{more})++"


STRONG = strong()
WEAK = rf"(?=[^#]*?申请)(?:{REQUEST})++"

DONE = "办结答复|答复办结|办结|答复|回复|办理完毕|办理结束|办理完成|处理完毕|完成答复|完成办理"
AND = "、|和|及|与|或者?|以及|并"
NONE = "未曾?|没有|(?<!有)无|暂无|从未|未有|不存在"
MONEY_TAIL = "(?:收入|金额|总额|费用|的|了|共计?|合计|总计|累?计|为|是|:)*+"

CHANNELS = (
    "网上|网络|线上|线下|在线|当面|现场|信函|信件|邮寄|邮政|邮件|电子邮[件箱]|书面|传真|互联网|窗口|平台|网站|门户网站|政府网站|"
    "EMS|快递|自行领取|自取"
)
CHANNEL = re.compile(rf"(?:通过|经由?|以|从).*(?:{CHANNELS}|网|邮|信箱|系统|渠道|方式|途径)|^(?:其中)?(?:{CHANNELS})")
