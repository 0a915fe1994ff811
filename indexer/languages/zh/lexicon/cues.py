"""Verbs of saying in simplified characters, as patterns over text in that script.

Origin: the editors' own list.
"""

from __future__ import annotations

_SAY = "说|道|称|表示|指出"
# They take a clause with or without a comma before it.
PLAIN = (
    rf"认为|指出|表示|强调|坦言|直言|声称|宣称|辩称|相信|重申|透露(?:说|称)?|坦承|笑言|笑说|笑称|直指"
    rf"|直斥|主张|担心|深信|续指|续说|续称|(?:补充|回应|解释|介绍|评价|回忆|忆述|感叹|打趣|称赞)(?:{_SAY})"
    r"|(?<![手所是意泛被专暗])指(?![引示标导数定控责挥教甲派令向头纹望南在明证])"
    r"|(?<![名职堪号人简统自尊昵别俗宣被并誉据])称(?![号为赞之谓职霸量作呼])"
    r"|(?<![小学据听传解假演再胡法])说过?(?![法服话唱辞教客白明会])"
)
# They do only with a comma or a colon behind them: else they mean a deed, or are nouns.
PAUSED = (
    "宣布|公布|通报|介绍|提醒|批评|质疑|分享|形容|赞扬|赞赏|回应|补充|解释|说明|回答|警告|预计|预料|证实"
    "|承诺|承认|反问|追问|感叹|回忆|忆述|估计|预测|反驳|否认|谈到|提到|喊话|自嘲|叮嘱|期望|期盼|评论|评价"
    "|指责|痛批|怒斥|讲|问|答|提出|发布消息|写|留言|致谢|致词|致辞|建议|称赞"
    r"|(?:告诉|对)(?:本报|传媒|媒体)?(?:记者|我们|大家|众人|传媒|媒体|[他她])(?:说|表示)?"
    r"|(?:提醒|警告|叮嘱|告诫)[^，。：；,:;在说的]{2,5}(?=[，：,:])"
    r"|告诉[^，。：；,:;在说的]{1,8}(?=[，：,:])"
    r"|(?<![知报街频渠隧通轨管跑味难])道(?=[：:，,。！]|$)"
)
# Said of no words: 表示歡迎, 表示關注
FEELINGS = (
    "欢迎|感谢|支持|反对|满意|遗憾|关注|哀悼|慰问|祝贺|同意|理解|抗议|不满|赞赏|谢意|歉意|敬意|愤怒"
    "|失望|赞成|认同|尊重|关切|强烈|衷心|深切|由衷|高度|不会|了|出|过"
)
DENIED = (
    "不|没|没有|未|未有|从未|并未|尚未|不愿|不肯|不想|不能|不会|不敢|拒绝|无法|难以|不方便|不便"
)
"""Before a verb of saying, what makes that nothing is said: 沒有透露, 拒絕回應."""
ACTS = "呼吁|吁请|促请|敦促|要求|感谢|多谢|邀请"
"""Deeds of who speaks, not words: 並籲請民眾 ends what is reported before it."""
TOLD = "据|根据|按照|依照"
"""According to."""
