"""Offices and callings that stand before a name, and the nouns that bodies end with.

Origin: the editors' own list.
"""

from __future__ import annotations

HEADED = frozenset("分局长 厅长 司长 处长 局长 所长 支队长 法官 署长 议员 部长 院长".split())
"""Offices that name their body with their own first character: 環保局長 heads 環保局."""
OF_PLACES = frozenset("乡长 区长 县长 州长 市长 村长 省长 里长 镇长".split())
"""Offices whose place belongs to their name: 嵐州市長."""
OFFICES = (
    HEADED
    | OF_PLACES
    | frozenset(
        """丈夫 专员 专家 业主 东主 中场 主任 主任委员 主任秘书 主席 主持人 主教 主教练 主治医师 义工 乘客 书记 亚军 人员 代理律师 代表 代言人 会计师 会长
    住持 作家 作者 儿子 党委书记 党支部书记 公使 兽医官 农户 农民 冠军 分析师 创办人 创始人 前锋 副教授 助理教授 区议员 医师 医护人员 医生 博士生 博士研究生 厂长
    原告 厨师 县议员 参谋长 发言人 召集人 召集委员 台长 司机 同学 后卫 员工 团长 园长 外长 大使 大学生 大律师 大队长 女儿 妻子 委员 学生 学者 宇航员 审判长 家属
    家长 导师 导演 居民 工人 工作人员 工作者 工程师 工艺师 市民 市议员 师傅 干事 干部 店主 店长 建筑师 当事人 律师 得主 志工 志愿者 总召 总工程师 总干事 总理 总监
    总督察 总管 总经理 总统 总编辑 总裁 总领事 患者 执行官 执行长 技术官 技术长 护士 护士长 捐赠人 摊主 政务司司长 救援人员 教官 教师 教授 教练 教育局长 新闻官 旅客
    木工 机师 机长 村民 果农 校友 校监 校长 检察官 检察长 次长 歌手 母亲 民警 法律顾问 消防员 渔民 演员 父亲 牧师 班长 球员 理事 理事长 申请人 画家 病人 监事
    督察 研究人员 研究员 研究生 硕士生 硕士研究生 社工 社长 神父 科学家 科研人员 科长 秘书 秘书长 立委 站长 策展人 管理人员 组长 经济学家 经理 继承人 编辑 老师 老板
    职员 股长 舰长 船长 茶农 药剂师 菜农 营运长 董事 董事长 行政总裁 行政长官 行长 街坊 被告 裁判 裁判长 警司 警员 警官 警长 议长 记者 讲师 设计师 诗人 负责人
    财务官 财务长 财长 运营长 选手 遗孀 门将 队医 队长 防长 院士 面包师傅 顾客 顾问 领事 飞行员 馆员 馆长 首席大提琴手 首席执行官 首相""".split()
    )
)
MODIFIERS = (
    "副|助理|代理|署理|前|前任|首席|高级|资深|总|常务|执行|名誉|荣誉|候任|第一|主治|特聘|讲座|客座"
    "|退休|滞留|现任|时任|临时|联合|独立|音乐|指导|办案|返乡|试种|地方|质量|营运|运营|艺术|技术|财务"
    "|行政|科研|项目|新闻|学术|外资|被告|原告|女|男|车务|文史|渔民|冠军|提案|主"
)
"""Words before an office that belong to it: 副校長, 退休工人."""
RANKS = "副|助理|代理|署理|前|前任|首席|高级|资深|总|常务|执行|名誉|荣誉|候任|第一|现任|时任|临时|退休|女|男"
"""Of these, what tells a rank and never belongs to the name of a body."""
JOINTS = "兼|暨|和|及|、"
MANY = "不少|许多|多名|多位|部分|一些|有些|众多|大批|几名|几位|两名|两位|三名|三位"
"""Before people who speak as a group."""
UNNAMED = frozenset("代言人 发言人 新闻发言人 负责人".split())
"""Offices that speak without a name: 運輸署發言人."""
BODY_NOUNS = (
    "局|署|部|院|厅|处|委员会|委|协会|工会|基金会|联合会|商会|学会|总会|议会|公会|权益会|街坊会|会"
    "|公司|集团|银行|大学|学院|医院|中心|法院|检察院|政府|市府|县府|办公室|俱乐部|研究所|派出所|所"
    "|党团|党|团体|组织|联盟|机构|乐团|剧团|团|大使馆|领事馆|博物馆|图书馆|美术馆|馆|宫|庙|寺|店"
    "|报|电视台|学校|中学|小学|高中|实验室|企业|航空|铁路|电车|当局|官方|业界|分局|总队|支队|大队|队"
    "|科技|光电|半导体|食品|饼家|制药|能源|金融|保险|证券|电力"
)
NO_NAME_END = frozenset("局署部院厅处会司台社所校队团党县市区省府店厂网报方委")
"""What ends the name of a body and hardly one of a person."""
SIDES = "警校院局署部处卡资劳市府军控辩馆店厂会委中美英日双各多官社团"
"""Before 方, what makes a side of it that speaks: 警方, 校方."""
DOCUMENTS = "声明|公告|通告|新闻稿|通报"
"""What speaks for the body that issues it."""
