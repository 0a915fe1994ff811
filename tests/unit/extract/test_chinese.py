"""Chinese in both scripts: whose words, which words, in what office."""

from __future__ import annotations

import pytest

from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.ingest.plain_text import part_paragraphs
from indexer.model import Quote, RawRelease
from indexer.pipeline import extract_quotes

_HEAD = "港口昨日的工程已經完成，居民的船隻也已經回來，這是今年的第一次。\n\n"


def _read(text: str, publisher: str = "", head: str = _HEAD) -> list[Quote]:
    raw = RawRelease("zh", part_paragraphs(head + text), id="zh")
    fields = {"language": "zh", "publisher": publisher, "title": "港口"}
    return list(extract_quotes(prepare(add_fields(raw, fields, "record"))))


def _one(text: str, publisher: str = "") -> tuple[str, str, str, str, str]:
    found = _read(text, publisher)
    assert len(found) == 1, found
    quote = found[0]
    return quote.text, quote.speaker_name, quote.role, quote.organisation_name, quote.kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "海事處處長梁以澄表示，碼頭會在六月重開。",
            ("碼頭會在六月重開", "梁以澄", "海事處處長", "海事處", "indirect"),
        ),
        (
            "海岛大学副校长上官云清说：“我们等了十年。”",
            ("我们等了十年。", "上官云清", "副校长", "海岛大学", "direct"),
        ),
        (
            "「我們等了十年。」渡輪公司總經理蘇小棠笑說。",
            ("我們等了十年。", "蘇小棠", "總經理", "渡輪公司", "direct"),
        ),
        (
            "據漁會主席區德明介紹，船隊有四十艘。",
            ("船隊有四十艘", "區德明", "主席", "漁會", "indirect"),
        ),
        (
            "主教練奧斯卡·林德認為球隊踢得太慢。",
            ("球隊踢得太慢", "奧斯卡·林德", "主教練", "", "indirect"),
        ),
        (
            "漁會主席區德明：「船隊有四十艘。」",
            ("船隊有四十艘。", "區德明", "主席", "漁會", "direct"),
        ),
        (
            "行政院長卓若蘭曾說過，「船不等人，人要等船」。",
            ("船不等人，人要等船", "卓若蘭", "行政院長", "行政院", "direct"),
        ),
        (
            "漁會主席區德明不同意，稱預算一直受到監察。",
            ("預算一直受到監察", "區德明", "主席", "漁會", "indirect"),
        ),
        (
            "海島銀行亞太區總經理Ann Roe表示，市場已經回穩。",
            ("市場已經回穩", "Ann Roe", "總經理", "海島銀行亞太區", "indirect"),
        ),
        (
            "农业局研究员苏小棠书记说，今年的盐不够。",
            ("今年的盐不够", "苏小棠", "研究员", "农业局", "indirect"),
        ),
        (
            "环保局局长田野强调，垃圾“不能靠海浪带走，要靠人”。",
            ("垃圾“不能靠海浪带走，要靠人”", "田野", "环保局局长", "环保局", "mixed"),
        ),
    ],
)
def test_the_words_and_whose_they_are(text: str, wanted: tuple[str, ...]) -> None:
    assert _one(text) == wanted


def test_words_broken_by_their_speaker_are_one_quote() -> None:
    (quote,) = _read("「我們等了十年，」漁民代表古阿妹說，「現在可以出海了。」")
    assert len(quote.content) == 2
    assert quote.speaker_name == "古阿妹"


def test_paragraphs_that_each_open_their_marks_are_one_quote() -> None:
    (quote,) = _read("市長林語彤說：\n\n「碼頭已經重開。\n\n「船隻可以回來。」")
    assert [span.end - span.start for span in quote.content] == [7, 7]
    assert quote.speaker_name == "林語彤"


def test_a_statement_below_its_announcement_is_read_whole() -> None:
    (quote,) = _read("市長林語彤發表談話，全文如下：\n\n各位市民，碼頭重開了。\n\n請慢慢走。")
    assert (quote.kind, quote.speaker_name, len(quote.content)) == ("statement", "林語彤", 2)


def test_later_mentions_mean_the_person_named_in_full() -> None:
    found = _read(
        "海事處處長梁以澄說，碼頭會重開。梁處長補充，船票不會加價。她指出，夜船也會回來。"
    )
    assert [quote.speaker_name for quote in found] == ["梁以澄"] * 3
    assert all(quote.role == "海事處處長" for quote in found)


def test_the_short_name_of_a_foreigner_means_the_full_one() -> None:
    found = _read("市長奧黛莉絲·雷納昨日到訪。雷納說：「這裏的鵝很有禮貌。」")
    assert [quote.speaker_name for quote in found] == ["奧黛莉絲·雷納"]


def test_the_last_name_in_latin_letters_means_the_full_one() -> None:
    found = _read("總經理Ann Roe昨日到訪。Roe說：「這裏的鵝很有禮貌。」Tidal表示，鵝會留下。")
    assert [(q.speaker_name, q.speaker_type) for q in found] == [
        ("Ann Roe", "person"),
        ("Tidal", "organisation"),
    ]


def test_two_of_one_family_name_are_not_guessed_between() -> None:
    found = _read("主席陳大文與局長陳小明到場。局長陳小明說，今天很好。\n\n陳先生說，明天更好。")
    assert found[-1].speaker_name in ("", "陳小明")


def test_a_spokesman_without_a_name_speaks_for_the_body() -> None:
    found = _read("海事處發言人表示，碼頭會重開。發言人說，船票不會加價。")
    assert [quote.speaker_name for quote in found] == ["海事處發言人"] * 2
    assert {(q.speaker_type, q.role, q.organisation_name) for q in found} == {
        ("unknown", "發言人", "海事處")
    }


def test_a_body_is_called_by_its_full_name() -> None:
    found = _read("朝陽渡輪有限公司今日開業。朝陽渡輪表示，船票三元。")
    assert [quote.speaker_name for quote in found] == ["朝陽渡輪有限公司"]


@pytest.mark.parametrize(
    "text",
    [
        "市長林語彤對工程表示歡迎。",
        "市長林語彤沒有透露，船票會否加價。",
        "市長林語彤不認為工程已經超支。",
        "市長林語彤拒絕回應，亦沒有出席會議。",
        "「三碼頭計劃」的總預算是一億元，「望月」模型已經使用。",
        "這本小說的名稱是《碼頭的人說，船不會回來》。",
        "研究顯示，港口的蠔會聽見船聲。",
        "市民可以依照指引前往，道路的名稱不變。",
    ],
)
def test_nothing_is_said_where_nobody_speaks(text: str) -> None:
    assert _read(text) == []


def test_a_quote_is_verbatim_text_of_its_release() -> None:
    text = (
        "财政局局长马国栋指出，今年的收入不变；他强调，明年会好一些。“好一些，就够了。”马国栋说。"
    )
    raw = RawRelease("zh", part_paragraphs(text), id="zh")
    release = prepare(add_fields(raw, {"language": "zh"}, "record"))
    found = extract_quotes(release)
    assert [quote.speaker_name for quote in found] == ["马国栋"] * 3
    for quote in found:
        assert "".join(span.of(release.text) for span in quote.content) == quote.text


def test_a_chinese_paragraph_of_an_english_release_is_read() -> None:
    english = "The pier is open again, and the boats of the harbour are back in the harbour.\n\n"
    found = _read("海事處處長梁以澄表示，碼頭的木樁已經換好。", head=english + _HEAD)
    assert [quote.speaker_name for quote in found] == ["梁以澄"]


def test_a_closing_mark_by_itself_opens_nothing() -> None:
    assert _read("。」「。」」，」好") == []


def test_an_unread_language_says_so() -> None:
    raw = add_fields(
        RawRelease("ja", "港のフェリーは六月に再開します。"), {"language": "ja"}, "record"
    )
    release = prepare(raw)
    assert release.unread == "language ja"
    assert extract_quotes(release) == ()


def test_words_behind_a_sentence_of_a_speaker_are_theirs_and_of_nobody_else() -> None:
    found = _read("漁會主席區德明指出，船隊有四十艘。「沒有一艘是新的。」")
    assert [quote.speaker_name for quote in found] == ["區德明"] * 2
    assert [quote.rule for quote in found] == ["reported", "follows"]
    other = _read("漁會主席區德明指出，船隊有四十艘。市集一早就開了。「這裏的魚最新鮮。」")
    assert [quote.speaker_name for quote in other] == ["區德明"]


def test_a_body_is_no_person_of_the_family_of_its_first_character() -> None:
    assert all(q.speaker_type != "person" for q in _read("县纪委书记说，今年的工作很好。"))
