/** Words that mean the same to whoever asks, in each line; the first stands for all of them. */
export const synonyms = `
投诉 举报 告状 状告 控告 维权 曝光 揭发 检举 讨说法 讨个说法 告他们 告她们 告你们 告他 告你 告她 告人
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
助餐 送餐 送饭 配餐 老年餐 营养餐 盒饭 老年食堂 长者食堂 幸福食堂 老年饭桌 饭堂 食堂 meals meal lunch
助浴 洗澡 擦澡 沐浴 上门洗浴 bathing
助洁 保洁 打扫 家政 钟点工 cleaning housekeeping
助医 陪诊 陪医 陪护就医 看病
助行 代步 出行
理发 剪头 剪发 haircut
居家养老 上门养老 居家照料 居家服务 上门照护 homecare
日间照料 日托 日间照护 托老 daycare
长期护理 失能照护 失能护理 长护
养老 老人 老年人 长者 高龄 敬老 银发 elderly seniors
助残 残疾人 残障 残疾 disability disabled
康复 复健 康复训练 rehabilitation
精神障碍 精神病 精神康复
孤独症 自闭症 autism
心理咨询 心理疏导 心理服务 心理辅导 counselling counseling
托育 托儿 幼托 婴幼儿照护 看孩子 带孩子 childcare nursery
课后服务 课后托管 晚托 四点半课堂
困境儿童 留守儿童 孤儿 事实无人抚养儿童
儿童福利 关爱儿童 孩子 children
未成年人 青少年 youth
妇女 女性 家暴 反家暴 women
社会救助 低保 特困 困难群众 困难家庭
流浪乞讨 流浪 乞讨 homeless
优抚安置 退役军人 老兵 军属 veterans
就业指导 找工作 求职 招聘会 jobs employment
职业技能培训 技能培训 学手艺
创业指导 创业 开店
法律援助 打官司 免费律师
人民调解 调解 纠纷 mediation
社区矫正 矫正帮教
禁毒 戒毒
志愿服务 志愿者 义工 volunteers volunteering
社会工作 社工
健康体检 体检 检查身体
传染病防控 防疫 疫情 消毒
艾滋病 艾滋 hiv
废弃物处理 垃圾处理 垃圾分类 垃圾 waste recycling
清冰雪 清雪 扫雪 除雪 snow
绿化 园林 种树 种花
公共设施 路灯 公厕 健身器材
群众文化活动 文艺演出 文艺 演出 唱歌跳舞 广场舞
体育 健身 运动会 sports
阅读 读书 图书 library
隐患排查 安全检查 查隐患
应急救援 消防 救灾 rescue
殡葬 丧葬 白事 funeral
`;

/** What is only manner, and says nothing of what is meant. */
export const manner = `
请问一下 请问 麻烦 我想问 问一下 想问 我想要 我想 我要 我们想 我们要 我得 想要 能不能 可不可以 可以 能否 是否 帮我 给我 替我 帮忙 一下子 一下
这个 那个 这些 那些 这里 那里 现在 已经 到底 究竟 还是 就是 其实 然后 因为 所以 但是 的话
我们 你们 他们 她们 咱们 俺们 你 您 他 她 俺 咱
吗 呢 吧 啊 呀 哦 嘛 啦 了 的
`;
