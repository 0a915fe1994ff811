"""Traditional characters of the word lists, each before its simplified form.

One character for one, so that no offset moves. Not a converter: it holds what the lists
of this package need, and leaves every other character as it is. Origin: made of the lists
here; each pair was compared with the table of OpenCC (Apache-2.0).
"""

from __future__ import annotations

_PAIRS = """
並并 乾干 亞亚 佈布 併并 來来 侷局 們们 倖幸 傢家 傳传 價价 儲储 兒儿 別别 則则 創创 劇剧 劉刘 劑剂 動动 務务 勞劳 區区 協协 厲厉 參参 叢丛
吳吴 呂吕 員员 問问 喬乔 單单 嘆叹 噹当 嚥咽 嚮向 嚴严 囌苏 囑嘱 園园 圖图 團团 執执 報报 場场 塗涂 婁娄 媽妈 孫孙 學学 宮宫 實实 寧宁 審审
寫写 將将 專专 對对 導导 屬属 峯峰 嶽岳 帥帅 師师 幹干 廚厨 廟庙 廠厂 廳厅 張张 強强 彆别 後后 從从 慄栗 慼戚 憤愤 憶忆 應应 懞蒙 戰战 戶户
揚扬 揮挥 擊击 擔担 據据 攤摊 敎教 數数 於于 時时 晉晋 曏向 書书 會会 朮术 東东 査查 條条 楊杨 業业 榦干 榮荣 構构 樂乐 樑梁 樓楼 標标 樸朴
機机 檢检 檯台 權权 欒栾 歎叹 歐欧 歡欢 氣气 氾泛 汎泛 況况 淚泪 淩凌 測测 湯汤 溫温 滯滞 滿满 漁渔 濛蒙 濟济 瀋沈 為为 烏乌 無无 營营 爲为
爺爷 獨独 獸兽 現现 産产 甦苏 甯宁 畢毕 畫画 畵画 當当 發发 監监 盤盘 盧卢 眞真 眾众 矇蒙 硃朱 碩硕 祕秘 種种 稱称 穀谷 竇窦 範范 築筑 簡简
籲吁 糰团 紀纪 紋纹 級级 紹绍 組组 結结 統统 經经 網网 編编 練练 緻致 縣县 總总 繆缪 織织 繼继 續续 羅罗 義义 翫玩 聞闻 聯联 聲声 聶聂 職职
聽听 臨临 臺台 與与 舘馆 艦舰 荊荆 莊庄 華华 萬万 葉叶 著着 葯药 蓆席 蔔卜 蔘参 蔣蒋 蕭萧 薑姜 藍蓝 藝艺 藥药 藺蔺 蘆芦 蘇苏 蘭兰 處处 號号
衆众 術术 衕同 衚胡 衛卫 衞卫 裏里 補补 裡里 製制 見见 視视 親亲 計计 記记 訪访 設设 許许 訴诉 註注 証证 評评 詞词 試试 詩诗 話话 誌志 認认
誡诫 說说 説说 調调 談谈 請请 論论 諶谌 諸诸 諾诺 謀谋 謂谓 講讲 謝谢 證证 譚谭 議议 護护 譽誉 讚赞 豐丰 負负 財财 責责 費费 賀贺 資资 賈贾
賓宾 賞赏 質质 賴赖 賽赛 贈赠 贊赞 趙赵 車车 軌轨 軍军 軒轩 輯辑 轅辕 辦办 辭辞 辯辩 農农 迴回 連连 週周 進进 遊游 運运 過过 遲迟 選选 遺遗
還还 邊边 鄉乡 鄒邹 鄔邬 鄧邓 鄭郑 鄺邝 醫医 釋释 針针 鈡钟 銀银 鋒锋 錢钱 錶表 鍼针 鍾钟 鎭镇 鎮镇 鐘钟 鐵铁 長长 門门 閆闫 開开 閔闵 閤合
閭闾 闆板 闇暗 闕阙 關关 闞阚 陳陈 陸陆 陽阳 隊队 隨随 險险 雙双 離离 難难 電电 鞏巩 韋韦 韓韩 項项 預预 領领 頭头 頻频 顏颜 顔颜 願愿 顧顾
颱台 飛飞 餅饼 餘余 館馆 饒饶 馬马 馮冯 駁驳 駱骆 驗验 體体 髮发 鬍胡 鬱郁 魯鲁 鮑鲍 鮮鲜 麥麦 麪面 麫面 麯曲 麴曲 麵面 黃黄 黨党 齊齐 齣出
龍龙 龐庞 龔龚
"""
_TABLE = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}


def to_simplified(text: str) -> str:
    """The text with the characters of the table simplified; as long as before."""
    return text.translate(_TABLE)
