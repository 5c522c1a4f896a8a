/**
 * What citizens, organisations and officials might write in their own words, and where each may be led: imagined before the
 * programme's own examples were written, and never copied into them. One on each line; several places where each is right.
 */
export interface Utterances {
  readonly by: 'stranger' | 'citizen' | 'supplier' | 'buyer' | 'office';
  /** Names of what is begun, of lists, or of what is said; empty where nothing of it can be done here. */
  readonly leads: readonly string[];
  readonly said: string;
}

export const utterances: readonly Utterances[] = [
  {
    by: 'citizen',
    leads: ['complaint'],
    said: `
护理员没来
护工三天没上门了
说好每周来两次，一次都没来
送餐的饭是凉的
送来的菜都馊了
老人被他们骂了
照顾我妈的人态度特别差
他们收了我额外的钱
让我交红包才给做饭
服务的人偷懒，坐一会儿就走
签字是他们替我签的
根本没人来过，却记了十次
我要告他们
我要举报
我想投诉
投诉一下养老服务
这事儿我得找人说道说道
有个事想反映
怎么投诉啊
上哪儿投诉
我对服务不满意
给我爸助浴的时候把人摔了
护理员迟到还早退
骗老人钱
评标的时候他们串通好了
领导亲戚中标了，有猫腻
这家机构是假的，根本没有护士
工作人员推脱责任
电话打不通，没人管
钱花哪儿去了，我觉得有问题
服务质量太次了
日间照料中心环境脏
食堂饭菜不干净吃坏肚子
社工泄露了我的隐私
补助被机构克扣了
来的人根本不会护理
服务偷工减料
咋没人管这事儿呢，护理员老不来
他们家太埋汰了
俺娘的护理员好几天没影了
我不服，我要维权
虐待老人
乱收费
他们不给我们送饭了
想提个意见
有意见要提
我要曝光你们
I want to complain
the carer did not come
nobody came to help my mother this week
I want to report a provider
the food they deliver is cold
they asked me for extra money
how do I make a complaint
my father was treated badly by the nurse
this service is terrible
i'd like to report corruption
the staff were rude to my grandma
complane about the home care
they signed for visits that never happened
file a grievance
report a problem with meals
someone is stealing the public money
`,
  },
  {
    by: 'citizen',
    leads: ['cases'],
    said: `
我的投诉怎么样了
我上次反映的事有结果了吗
投诉处理到哪一步了
什么时候能给我答复
咋还没回复呢
我反映的问题解决了没
查一下我的投诉进度
我交的材料到哪了
都过去半个月了还没人理我
看看我的事办得怎么样
我提交的东西在哪看
查进度
进度查询
办到哪儿了
我想看我以前的记录
有没有消息了
where is my complaint
what happened to my report
any news on my case
status of my complaint
did anyone answer my complaint
check progress
where is my application
track my case
show my cases
how long until I get an answer
`,
  },
  {
    by: 'citizen',
    leads: ['projects'],
    said: `
有哪些养老项目
查一下谁中标了
政府买了哪些服务
附近有什么助老服务项目
看看公开的项目
项目公示在哪看
哪家机构在给我们社区服务
政府在养老上花了多少钱
我想看采购项目
找项目
项目列表
查查项目
现在有什么项目
中标公告在哪
which projects are there
show me the public projects
who won the contract for home care
find a project
list of tenders
what services does the city buy
how much is spent on meals for the elderly
browse projects
`,
  },
  {
    by: 'citizen',
    leads: ['help', 'menu'],
    said: `
怎么用
你能干啥
这个怎么弄
你会什么
帮帮我
使用说明
有什么功能
能办什么事
我不会用
这是干什么的
咋整啊
菜单
首页
回主页
开始
人工
有说明书吗
help me
what can you do
how does this work
how do I use this
menu
home
main menu
instructions please
hello
你好
您好
在吗
hi
`,
  },
  {
    by: 'citizen',
    leads: ['topics'],
    said: `
别老给我发消息
怎么关掉这些通知
夜里别吵我
能不能不提醒我
我想订阅公告
怎么退订
通知在哪里设置
please stop the messages
how do I turn off notifications
unsubscribe me
`,
  },
  {
    by: 'citizen',
    leads: ['language'],
    said: `
English please
can you speak english
switch language
换成英文
说英语
切换语言
英文版
change the language
`,
  },
  {
    by: 'citizen',
    leads: ['complaint', 'cases', 'inbox'],
    said: `
我要补充一点情况
还有照片想补交
给我的投诉加点材料
我想撤诉
投诉不要了，撤回吧
我要撤销投诉
答复我不满意，再查一次
我要评价
给个好评
add more details to my complaint
withdraw my complaint
I am not happy with the answer
rate the answer
`,
  },
  {
    by: 'stranger',
    leads: ['complaint'],
    said: `
我要投诉
护理员不来
举报
反映问题
complain
report a problem
`,
  },
  {
    by: 'stranger',
    leads: ['organisation'],
    said: `
我们是社会组织，想登记
民非怎么注册
我们协会要入库
养老院想加入供应商库
登记社会组织
怎么成为服务商
想承接政府购买服务
机构注册
我们基金会想参加
入驻
register my organisation
how does an NGO sign up
we are a charity and want to register
become a supplier
我们社工站想接政府的项目
新机构怎么申请资格
社会团体登记
`,
  },
  {
    by: 'supplier',
    leads: ['bid', 'projects'],
    said: `
怎么报名
我要投标
我们想报名参加
投标
申报项目
递交标书
怎么参加竞标
我要申报这个项目
哪些项目可以投
有什么可以报名的项目
交投标文件
想接这个活儿
我要报价
响应文件在哪交
参加磋商
新的招标有吗
还能投标吗
报名
how do I bid
submit a tender
I want to bid on a project
apply for a project
submit our proposal
which tenders are open
put in a bid
we want to make an offer
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'inbox'],
    said: `
钱什么时候到账
尾款啥时候给
款怎么还没打
我要申请付款
申请拨款
要钱
开发票了怎么付款
第二期的钱能申请了吗
付款到哪一步了
催一下付款
结算
请款
我们的标怎么样了
中标了吗
我们排第几
评审结果出来了吗
报名审核过了没有
什么时候开标
交季度报告
我要报进展
报告在哪填
提交进展报告
该交报告了吗
这个月的报表怎么交
签合同
合同在哪签
签章
申请验收
可以验收了吗
撤回投标
我不想投了
改一下标书
放弃中标
整改完了
上报整改情况
资格审查过了吗
我们的登记核验了没
补正资料
when will we be paid
where is our money
request payment
ask for payment
send the invoice
file the progress report
submit our quarterly report
did we win
sign the contract
withdraw our bid
what is the status of our registration
what's happening with our bid
payment still not received
ask for acceptance
`,
  },
  {
    by: 'supplier',
    leads: ['membership'],
    said: `
邀请同事
加个人
添加成员
给财务开个账号
怎么让会计也能用
发邀请码
新来的员工怎么加进来
拉人进来
invite a colleague
add a user
how can my accountant get access
give someone an account
send an invitation code
增加经办人
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'organisation', 'inbox'],
    said: `
改一下我们单位的信息
换法人了
银行账号变了
地址变更
update our bank account
change our details
证书到期了要更新
`,
  },
  {
    by: 'supplier',
    leads: ['drafts'],
    said: `
接着填
我填了一半的表在哪
草稿
继续上次的
上次没填完
存着的表
drafts
continue my form
where is the form I started
resume
没写完的
`,
  },
  {
    by: 'supplier',
    leads: ['sign-in'],
    said: `
网页版
怎么登录电脑
用电脑办
登录链接
我想在电脑上填
网址是多少
网页登录
sign in on the web
login link
open on my computer
log in
web version
`,
  },
  {
    by: 'supplier',
    leads: ['inbox'],
    said: `
有什么要我办的
今天有啥活
待办事项
我的任务
还有什么没弄的
轮到我了吗
what do I have to do
my tasks
to do
anything waiting for me
等我处理的
`,
  },
  {
    by: 'buyer',
    leads: ['purchase'],
    said: `
新建项目
我要立项
发起采购
设一个养老项目
创建购买服务项目
开个新项目
我们要买服务
启动一个采购
怎么发起政府购买服务
new project
start a purchase
create a project
we need to buy a service
set up a procurement
新增采购需求
`,
  },
  {
    by: 'buyer',
    leads: ['inbox', 'cases'],
    said: `
申请预算
要预算
编采购文件
写招标文件
开标
延长截止时间
发布中标公告
组成评审小组
起草合同
组织验收
记录检查
去现场检查了要登记
出验收书
备案合同
提前终止合同
澄清招标文件
重新招标
终止采购
取消项目
确认中标人
答复投诉
付款核验
审核报告
材料准备好了
结项
填意见汇总
ask for budget
open the bids
draft the contract
extend the deadline
write the tender documents
record an inspection
arrange acceptance
publish the award
answer a complaint
cancel the project
close the project
`,
  },
  {
    by: 'office',
    leads: ['inbox', 'cases'],
    said: `
批预算
审批
有没有要我批的
待审核的
有哪些要审
看看等我批的
我要审核
给意见
会签
核验社会组织
审机构登记
同意立项
列入目录
批准付款
打款登记
登记支付
暂缓支付
转办投诉
分派投诉
回避
我要回避
退回补正
approve the budget
what needs my approval
approvals
verify an organisation
give an opinion
record the payment
step back from a case
assign a complaint
待签
今天要审几件
审批列表
暂停一家机构的资格
`,
  },
  {
    by: 'citizen',
    leads: [],
    said: `
今天天气怎么样
哈尔滨冰雪大世界门票多少
医保怎么报销
我想办身份证
结婚登记去哪
公积金怎么提取
讲个笑话
啊啊啊
123
？
asdfgh
what is the weather
how do I renew my passport
book a hotel
buy train tickets
哈哈哈
谢谢
再见
thank you
ok
`,
  },
  {
    by: 'citizen',
    leads: ['complaint'],
    said: `
我妈半年都没等到一次助浴，打电话就说排队
送的盒饭里吃出头发来了
护理的小王总让我老伴给他带烟
这都第三回放鸽子了
说好一个小时，干二十分钟就走人
她把我家柜子翻了一遍
丢了个手镯，怀疑是上门的人拿的
老爷子腿都让他们扶青了
按摩椅收费，不是说免费的吗
登记表上的签名不是我妈的笔迹
护工嫌我爸脏，不给换尿布
食堂给的量越来越少
承包食堂的是书记小舅子
他们拿过期的药给老人吃
我想揭发一家养老院套补贴
我要投拆
反应一个问题
护里员没来
儿童之家里头打孩子
社区康复的器械坏了俩月没人修
说好来接残疾人，等了一上午没影
今天早上约的陪诊，人没到，医院的号也废了，我爸白跑一趟，这事谁负责
冬天屋里没暖气，日间照料的老人都穿棉袄
打着政府的旗号卖保健品
他们泄露我的电话号码，天天接推销
the woman who cleans for my grandpa stole his watch
they left my dad alone in the bath
no one has picked up the phone for two weeks
meals arrive two hours late every day
they wrote down hours they never worked
i was charged although it should be free
the day centre is filthy and cold
my kid was slapped at the after school club
the nurse smells of alcohol
caregivr didnt show up agian
I think the tender was rigged
they asked my mum for a bribe
`,
  },
  {
    by: 'citizen',
    leads: ['cases', 'inbox'],
    said: `
上礼拜报的那个事，现在啥情况
给我个准信儿
你们查了没有
那个摔伤的事后来怎么处理的
都一个月了连个电话都没有
回执上的那件事到谁手里了
could you tell me what happened with the thing I reported
it has been three weeks and I heard nothing
who is dealing with my complaint
still no reply
`,
  },
  {
    by: 'citizen',
    leads: ['projects'],
    said: `
我们街道今年给老人买了啥服务
助餐点是哪家在干
看看花了财政多少钱
想知道给残疾人的服务谁在做
最近有什么中标结果
who runs the meals in our district
show me what the city paid for cleaning snow
any projects for disabled children
published results
`,
  },
  {
    by: 'citizen',
    leads: ['comment', 'complaint'],
    said: `
我觉得这个需求应该加上夜间照护
想给助餐项目提条建议
你们征求意见我也说两句
I would like to comment on the plan for day care
`,
  },
  {
    by: 'citizen',
    leads: ['help', 'menu'],
    said: `
这玩意儿咋使
头一回用，不懂
能帮我啥
教教我
what is this bot for
I'm lost
how do I start
hello there
有人没
`,
  },
  {
    by: 'citizen',
    leads: ['topics'],
    said: `
消息太勤了，少发点
晚上十点以后别响
how can I mute this
don't ping me at night
I want to be told about new notices
`,
  },
  {
    by: 'citizen',
    leads: ['language'],
    said: `
我看不懂中文
I don't read Chinese
有英文吗
中文界面
`,
  },
  {
    by: 'supplier',
    leads: ['sign-in'],
    said: `
用手机看网页怎么进
换手机了怎么登
换了新手机登录不上
电脑上怎么打开
我要在办公室电脑上弄
I have a new phone, how do I get in
give me the link for my laptop
can i do this in a browser
`,
  },
  {
    by: 'office',
    leads: ['who-am-i'],
    said: `
我现在是用哪个身份
这号绑的是谁
which account am I using
am I signed in as finance
`,
  },
  {
    by: 'office',
    leads: ['log-out'],
    said: `
把我的号退了
别绑我这个号了
sign me out of here
remove my account from this phone
`,
  },
  {
    by: 'stranger',
    leads: ['organisation'],
    said: `
咱协会头一次来，想注册个号
成立了一家养老服务中心，怎么进名单
怎样才能接政府的单子
我们是民办非企业
our foundation is new here, how do we get on the list
we run a nursing home and want city contracts
需要啥资质才能当供应商
how to become an approved provider
`,
  },
  {
    by: 'supplier',
    leads: ['bid', 'projects'],
    said: `
这单我们想做，往哪交材料
报名截止了没，我们要投
标书写好了咋上传
有没有养老方面的标可以投
we would like to apply for the meals project
where do I hand in our offer
can we still enter
what is open for bids right now
`,
  },
  {
    by: 'supplier',
    leads: ['inquiry'],
    said: `
招标文件第三页那条没看懂
评分标准能解释一下吗
这个资格条件到底指啥
采购需求里的人数是按月算还是按年算
资格要求能不能说明一下
we do not understand clause 4 of the documents
can you explain the scoring rule
what do you mean by equivalent experience
`,
  },
  {
    by: 'supplier',
    leads: ['challenge', 'cases'],
    said: `
这评分不公平，我们要质疑
凭什么废我们的标
结果有猫腻，我们不认
we want to protest the award
the requirements are tailored to one company
`,
  },
  {
    by: 'supplier',
    leads: ['appeal', 'cases'],
    said: `
登记没给过，我们不服
停了我们的资格，想申诉
our registration was rejected, we disagree
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'inbox'],
    said: `
甲方拖着不给钱
到账了没
发票开好了，往哪传
季报截止哪天
验收啥时候来人
合同发我了吗
我们得了几分
没中是因为啥
退回来的材料怎么改
我们想把服务期延长两个月
想换个服务地点
the city still owes us the second instalment
invoice is ready where do i upload it
when is our next report due
has the contract been signed yet
how many points did we get
we want to pull out of the tender
`,
  },
  {
    by: 'supplier',
    leads: ['membership'],
    said: `
新来个会计，让她也能进来
给小李开个号
多加一个人来办
my colleague needs access too
let our treasurer in
`,
  },
  {
    by: 'supplier',
    leads: ['departure'],
    said: `
小李辞职了，把他权限关了
会计走了
有个人不在我们这儿干了
our accountant quit, remove her
she left us last month, block her
`,
  },
  {
    by: 'supplier',
    leads: ['drafts'],
    said: `
刚才填一半接着来
昨天写的标书还在不在
where did my half finished form go
pick up where I left off
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'organisation', 'inbox'],
    said: `
我们搬家了
法人换了
开户行变更
we moved to a new office
our chairman has changed
`,
  },
  {
    by: 'buyer',
    leads: ['purchase'],
    said: `
想给社区老人买助浴服务，怎么起头
明年的助餐要重新买
咱们科要搞一个采购
set up a project for home care
how do I start buying a service
`,
  },
  {
    by: 'buyer',
    leads: ['deputy'],
    said: `
下周我休年假，活儿找人替
我出差几天，找个人顶一下
生孩子去了，这段谁来批
叫老刘先替我盯几天
住院了，帮我找个代办
党校学习一个月，事情转给副处长
I'm on vacation next week, can somebody cover for me
please let Ms Wang act for me while I am ill
`,
  },
  {
    by: 'buyer',
    leads: ['inbox', 'cases'],
    said: `
标书该开了
该给中标的发通知了
供应商报告交上来没
检查完了，记一下
合同得备案
钱批下来没有
延后两天截止
这项目不搞了
the supplier sent an invoice, where do I check it
move the closing date
`,
  },
  {
    by: 'office',
    leads: ['inbox', 'cases'],
    said: `
今天有什么要批的
手上还压着几件
有一笔款要付
社会组织登记等我核
what is on my desk
anything overdue?
payments to approve
`,
  },
  {
    by: 'office',
    leads: ['later', 'inbox', 'cases'],
    said: `
下周有什么活儿
过几天轮到我的有哪些
what's coming next week
`,
  },
  {
    by: 'office',
    leads: ['year-end', 'cases', 'inbox'],
    said: `
年底还剩多少钱没花
预算今年花不完怎么办
十二月底前要付哪些钱
what will lapse on 31 December
`,
  },
  {
    by: 'office',
    leads: ['adjustment'],
    said: `
给民政局追加五十万
这条预算砍掉一部分
we must cut a line of the budget
`,
  },
  {
    by: 'citizen',
    leads: [],
    said: `
附近哪有好吃的
帮我写首诗
股票行情
what time is it
tell me a story
do you like dogs
明天放假吗
666
`,
  },
  {
    by: 'citizen',
    leads: ['complaint'],
    said: `
说是每周二来打扫，这个月一次没见着
我公公瘫痪在床，他们给翻身都嫌累
陪诊的把我妈扔在医院自己走了
志愿者当着孩子面抽烟
菜里有沙子，米饭是馊的
康复老师一直在玩手机，根本不管孩子
送餐员把饭放门口就跑，老人够不着
他们让我家老人按空白表的手印
有个护士连血压都不会量
去年办的卡，钱交了人跑了
服务中心大白天锁着门
我实名反映街道干部拿回扣
the driver who takes my dad to dialysis was drunk
they keep sending a different person every time and nobody knows what to do
a volunteer yelled at the kids
my grandmother got bruises after the bath
there was mould in the lunch box
they told us to sign blank sheets
the centre is always closed when it should be open
someone from the agency sold my mother vitamins for 3000 yuan
`,
  },
  {
    by: 'citizen',
    leads: ['cases', 'inbox'],
    said: `
我那件事给个话呗
前几天说的那个，有着落没有
凭证号在手里，想看看处理情况
有没有人跟进我反映的情况
did you look into it yet
what is the result of my report from last week
`,
  },
  {
    by: 'citizen',
    leads: ['projects'],
    said: `
咱区的残疾人康复是哪个公司在做
有没有托管孩子的项目
全市买养老服务花了多少
is there a day care project near the river
which company cleans our street
`,
  },
  {
    by: 'stranger',
    leads: ['organisation'],
    said: `
我们刚拿到民非证书，下一步咋办
社工站想加入，要交哪些东西
有啥条件才能给政府干活
our association would like to supply services
how can a small charity get registered with you
`,
  },
  {
    by: 'supplier',
    leads: ['bid', 'projects'],
    said: `
这个助浴的活我们能做，怎么递材料
投标保函传哪儿
今天还能交标吗
where can we upload our tender
we'd like to quote for the day care
`,
  },
  {
    by: 'supplier',
    leads: ['inquiry'],
    said: `
文件里说的同类业绩怎么认定
采购文件有两处数字对不上，问谁
人员配备要求是最低几个人
we have a question about page 12
which certificates are required for staff
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'inbox'],
    said: `
二期款申请提交了，批了没
我们的报告被打回来了
什么时候来签合同
评标结果哪天出
发票抬头写谁
how is our payment request going
the report was sent back to us
when do you announce the winner
`,
  },
  {
    by: 'supplier',
    leads: ['membership', 'departure'],
    said: `
帮我们新同事弄个入口
老王退休了，让小赵接他的位置
our new manager has to get in
mr li no longer works with us
`,
  },
  {
    by: 'buyer',
    leads: ['deputy'],
    said: `
陪产假两周，谁能帮我批件
临时抽调到省里，单位这边请副科长代我
I will be out of office until Monday, my colleague should take over
在外地学习，签批的事交给小刘
`,
  },
  {
    by: 'buyer',
    leads: ['purchase'],
    said: `
准备买一批家政服务，从哪开始
明年想给失能老人做上门护理
we plan to buy meals for seniors
`,
  },
  {
    by: 'office',
    leads: ['inbox', 'cases'],
    said: `
哪几笔付款等我点头
有新的登记要核吗
which budgets wait for my approval
还有没有没处理完的
`,
  },
  {
    by: 'supplier',
    leads: ['sign-in'],
    said: `
旧手机坏了，怎么进自己的账号
想在大屏幕上看
my old phone is broken how can I log in
`,
  },
  {
    by: 'citizen',
    leads: ['topics'],
    said: `
半夜老响，关了吧
turn these alerts off please
`,
  },
  {
    by: 'citizen',
    leads: ['help', 'menu'],
    said: `
第一次来，能干点啥
what do I do here
`,
  },
  {
    by: 'office',
    leads: ['adjustment'],
    said: `
民政那条预算要调减三十万
raise the line of the civil affairs bureau
`,
  },
  {
    by: 'citizen',
    leads: [],
    said: `
地铁几点停
你喜欢吃什么
how tall is the tower
`,
  },
  {
    by: 'citizen',
    leads: ['complaint'],
    said: `
上门做饭的师傅从来不洗手
康复中心让自带被褥，还收押金
孩子在托管班被热水烫了
把我爸一个人锁屋里
服务员说话阴阳怪气
打了好几遍热线都占线
我怀疑他们吃空饷
the cook never washes his hands
somebody pinched my grandma's arm
the bus for the disabled left without us
`,
  },
  {
    by: 'citizen',
    leads: ['cases', 'inbox'],
    said: `
之前登记的那件事怎么没动静
我提的意见采纳了没
has my case moved
`,
  },
  {
    by: 'citizen',
    leads: ['projects'],
    said: `
我们这片谁负责给老人送饭
找一下去年的社工项目
which services exist for blind people
`,
  },
  {
    by: 'stranger',
    leads: ['organisation'],
    said: `
我们是家养老院，怎么和政府合作
想做政府的服务商，流程是什么
we are an NGO, how can we take part
`,
  },
  {
    by: 'supplier',
    leads: ['bid', 'projects'],
    said: `
最近有啥标能投
我们打算竞争这个项目
is the tender still open
`,
  },
  {
    by: 'supplier',
    leads: ['inquiry'],
    said: `
技术参数那块不太明白
报价要不要含税
does the price include tax
`,
  },
  {
    by: 'supplier',
    leads: ['cases', 'inbox'],
    said: `
验收款到哪一步了
合同盖章了没
月报交晚了怎么办
when will the contract come
our acceptance, any date yet
`,
  },
  {
    by: 'supplier',
    leads: ['membership'],
    said: `
再开一个人的权限
how do I add my assistant
`,
  },
  {
    by: 'supplier',
    leads: ['departure'],
    said: `
有同事走人了，账号怎么停
please delete the account of a former employee
`,
  },
  {
    by: 'buyer',
    leads: ['deputy'],
    said: `
下个月我去挂职，谁来接我的活
我这周请事假，审批找老王
who can sign for me while I'm away
`,
  },
  {
    by: 'buyer',
    leads: ['purchase'],
    said: `
我们局要买心理咨询服务
start a new procurement for rehabilitation
`,
  },
  {
    by: 'buyer',
    leads: ['inbox', 'cases'],
    said: `
评审报告出来没
该验收的有哪些
合同还没签的有哪些
what reports do I have to check
`,
  },
  {
    by: 'office',
    leads: ['inbox', 'cases'],
    said: `
还有多少没批
拨款单子到我这儿了吗
what must I sign today
`,
  },
  {
    by: 'office',
    leads: ['log-out', 'who-am-i'],
    said: `
这台手机不归我用了
I want to disconnect this chat
`,
  },
  {
    by: 'supplier',
    leads: ['drafts'],
    said: `
上回没交的申请表呢
open my saved bid
`,
  },
  {
    by: 'citizen',
    leads: [],
    said: `
唱首歌
怎么办护照
how old are you
`,
  },
];
