"""The rules for strings in a report, Unicode scalar values without U+0000; and their traditional characters."""

__all__ = ["TO_SIMPLIFIED", "simplify", "unfit_text"]

_TRADITIONAL = (
    "總总體体況况動动開开規规範范檔档處处數数據据項项許许內内強强業业費费單单萬万審审結结訴诉訟讼複复復复議议經经"
    "組组織织構构務务類类錄录積积極极報报滿满權权護护穩稳個个條条與与係系為为稱称關关團团眾众會会學学號号國国員员"
    "辦办廳厅縣县區区鎮镇鄉乡導导領领發发佈布間间時时來来統统計计機机請请應应屬属於于過过執执詢询製制補补確确認认"
    "獲获繳缴納纳標标準准須须題题問问進进現现購购買买額额預预決决徵征給给獎奖勵励檢检鑑鉴書书當当無无維维糾纠後后"
    "訪访舉举續续轉转繼继營营產产網网頁页長长門门電电農农貿贸財财稅税環环氣气質质監监衛卫勞劳險险資资銀银醫医藥药"
    "齊齐東东灣湾龍龙陽阳陰阴漢汉濟济蘇苏廣广慶庆遼辽寧宁黃黄島岛館馆將将對对從从這这種种兩两佔占廢废罰罚較较餘余"
    "約约貳贰達达僅仅歷历爲为們们僑侨儲储興兴軍军減减擊击劃划參参臺台園园圖图場场備备婦妇態态掃扫術术殘残沒没瀏浏"
    "遊游點点煙烟療疗碼码礙碍離离祕秘糧粮綜综綠绿編编聯联覽览設设識识讀读責责貧贫輯辑輸输運运郵邮採采鏈链銷销閉闭"
    "閱阅隊队衞卫閲阅針针"
)
TO_SIMPLIFIED = str.maketrans(
    {_TRADITIONAL[index]: _TRADITIONAL[index + 1] for index in range(0, len(_TRADITIONAL), 2)}
)
"""A table for ``str.translate``: traditional characters of the form's vocabulary to simplified ones."""


def simplify(text: str) -> str:
    """Traditional characters of the form's vocabulary as simplified ones, character by character."""
    return text.translate(TO_SIMPLIFIED)


def unfit_text(value: object, *, empty: bool = True) -> tuple[str, str] | None:
    """Why a value cannot be a string of a report, in English and Chinese; ``None`` if it can."""
    if type(value) is not str:
        kind = type(value).__name__
        return f"expected a string, got {kind}", f"应为字符串，实为{kind}"
    if not value and not empty:
        return "expected a non-empty string or null", "应为非空字符串或null"
    if "\0" in value:
        return "contains U+0000, which no report may", "含有不允许的字符U+0000"
    if value.isascii():
        return None
    try:
        value.encode()
    except UnicodeEncodeError as error:
        return (
            f"contains a lone surrogate at character {error.start}: not Unicode text",
            f"第{error.start + 1}个字符是孤立代理项，不是合法的Unicode文本",
        )
    return None
