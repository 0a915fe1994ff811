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
    """bai cai cao chen cheng cui dai deng ding dong du duan fang feng fu gao gong gu guo han
    hao hou hu huang jia jiang jin kang kong lai li liang liao lin liu lu luo ma mao meng pan
    peng qian qiao qin qiu ren shao shen shi song su sun tan tang tian wan wang wei wen wu xi
    xia xiao xie xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu
    zou""".split()
)


def is_chinese_name(words: Sequence[str]) -> bool:
    """Whether two words are a family name and a given name of one or two syllables.

    >>> is_chinese_name(["Chen", "Jianhua"]), is_chinese_name(["Tang", "River"])
    (True, False)
    """
    if len(words) != 2 or words[0].lower() not in _FAMILY or is_city(" ".join(words)):
        return False
    return _GIVEN.fullmatch(words[1]) is not None
