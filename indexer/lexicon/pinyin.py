"""Chinese names in Latin letters, family name first: told by their syllables.

Origin: the initials and finals of Hanyu Pinyin, and the most common family names of China.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.lexicon.cities import is_city

_SYLLABLE = (
    "(?:[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|u)"
    "|[dtnl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|ia|iu|iao|ian|in|iang|ing|u|uo|ui|uan|un)"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iu|iao|ian|in|iang|ing|iong|u|ue|uan|un)"
    "|(?:zh|ch|sh|r|z|c|s)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|y(?:a|e|ao|ou|an|i|in|ang|ing|ong|u|ue|uan|un)"
    "|w(?:a|o|ai|ei|an|en|ang|eng|u)|a|ai|an|ang|ao|e|en|er|ou)"
)
_GIVEN = re.compile(f"{_SYLLABLE}[-’']?{_SYLLABLE}?", re.IGNORECASE)
_FAMILY = frozenset(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song
    zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia
    ding wei xue ye yan pan du dai xia zhong tian ren fang shi yao tan liao zou xiong jin hao kong
    bai cui kang mao qiu qin gu hou shao meng wan duan qian yin qiao lai gong wen xi""".split()
)


def is_chinese_name(words: Sequence[str]) -> bool:
    """Whether two words are a family name and a given name of one or two syllables.

    >>> is_chinese_name(["Chen", "Jianhua"]), is_chinese_name(["Tang", "River"])
    (True, False)
    """
    if len(words) != 2 or words[0].lower() not in _FAMILY or is_city(" ".join(words)):
        return False
    return _GIVEN.fullmatch(words[1]) is not None
