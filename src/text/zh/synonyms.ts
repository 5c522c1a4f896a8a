/** Words that mean the same to whoever asks, in each line; the first stands for all of them. */
export const synonyms = `
投诉 举报 告状 状告 控告 维权 申诉 曝光 揭发 检举 讨说法 讨个说法 告他们 告她们 告你们 告他 告你 告她 告人
反映 反应 反馈
意见 建议
护理员 护工 照护员 照料员 护理人员 服务人员 服务员 阿姨 保姆 义工 志愿者 工作人员
没来 不来 没到 没上门 没见人 没有来 不上门 没人来
机构 单位 公司 服务商
老人 老年人 老爷子 老太太 大爷 大娘 爷爷 奶奶 我妈 我爸 母亲 父亲
钱 款 款项 资金 经费 费用 拨款 尾款
到账 打款 到位 支付 付款 给钱 结账 结算 请款
投标 竞标 竞价 应标 递标 报标
标书 投标文件 响应文件 申报材料
报名 申报 参加竞争
招标 采购 招投标
登记 注册 入库 入驻 备案登记
社会组织 民非 民办非企业 社团 社会团体 协会 基金会 社工机构 公益组织 社会服务机构
项目 标的
进度 进展到哪 办到哪 走到哪 到哪一步 到哪了 哪一步 什么结果
怎么样了 咋样了 有结果 有消息 有下文 有回音
报告 报表 汇报 小结 总结
邀请 拉进来 添加
同事 成员 员工 会计 经办人 同仁
登录 登陆 登入
网页 电脑 网站 网址
审批 审核 批准 批复 审定
预算 用款
验收 查验
合同 协议
什么 啥
怎么 咋 如何 怎样
`;

/** What services are called, by those who buy them and those who need them; a search for one finds all in its line. */
export const services = `
助餐 送餐 送饭 配餐 老年餐 老年食堂 长者食堂 饭堂 食堂 meals meal
助浴 洗澡 上门洗浴 bathing
居家养老 上门养老 居家照料 居家服务 上门照护
日间照料 日托 日间照护 daycare
助残 残疾人 残障 disability disabled
心理咨询 心理疏导 心理服务 counselling counseling
困境儿童 留守儿童 孤儿
社区矫正 矫正帮教
养老 老人 老年人 敬老 elderly
禁毒 戒毒
`;

/** What is only manner, and says nothing of what is meant. */
export const manner = `
请问一下 请问 麻烦 我想问 问一下 想问 我想要 我想 我要 我们想 我们要 我得 想要 能不能 可不可以 可以 能否 是否 帮我 给我 替我 帮忙 一下子 一下
这个 那个 这些 那些 这里 那里 现在 已经 到底 究竟 还是 就是 其实 然后 因为 所以 但是 的话
我们 你们 他们 她们 咱们 俺们 你 您 他 她 俺 咱
吗 呢 吧 啊 呀 哦 嘛 啦 了 的
`;
