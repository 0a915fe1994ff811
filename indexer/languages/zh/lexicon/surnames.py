"""Family names in simplified characters; the common ones, written down for this project.

Names that are everyday words more often than names (和, 都, 来, 向) are left out: a
sentence would be full of people.
"""

from __future__ import annotations

SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶"
    "程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛"
    "郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左"
    "柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边"
    "卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕"
    "楚鄢劳谌奚皮冼蔺楼盘满闻厉伊区郜阚花帅屠豆朴练廉禹井祖漆巴丰支卿狄索宣晋初容敬扈晁芮普"
    "阙浦戈伏鹿薄邸雍辜阿乌裘亓邰杭况鲜逯隆茹战慕危玉银亢嵇湛宾戎茅利居揭冶束衣信昝智幸奉植衡"
    "赖粘庾翦沐傅常雪丘华利"
)
COMPOUND = frozenset(
    """欧阳 司徒 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 轩辕 端木 独孤 南宫
    西门 申屠 钟离 闻人 范姜 张简 澹台 濮阳 淳于 太史 赫连 呼延 闾丘 仲孙 百里 东郭 羊舌 梁丘
    左丘 拓跋""".split()
)
KIN = "婆婆|公公|阿姨|大爷|大妈|大叔|大姐|大哥|伯伯|奶奶|爷爷|太太|老先生|老太太|同学|小姐"
"""What follows a family name where no given name does, for neighbours and pupils."""
HONORIFICS = (
    "先生|女士|小姐|太太|夫人|博士|教授|医生|医师|老师|法官|律师|大律师|议员|局长|署长|司长|处长|部长"
    "|校长|院长|会长|主席|主任|总统|总理|市长|县长|总监|经理|总裁|董事长|督察|总督察|警司|警官|队长"
    "|教练|同志|工程师"
)
"""What follows a name in address: 馮女士, 蘇博士, 何總督察."""
FEMALE = frozenset("女士 小姐 太太 夫人 婆婆 阿姨 大妈 大姐 奶奶 老太太".split())
MALE = frozenset("先生 公公 大爷 大叔 大哥 伯伯 爷爷 老先生".split())
