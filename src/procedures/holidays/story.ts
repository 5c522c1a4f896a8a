import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './holidays.ts';

/** As it could come for a year: weekdays and numbers of days fit. */
const notice = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）至17日（周五）放假调休，共3天。9月12日（周日）、9月18日（周六）上班。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
国务院办公厅
2026年11月25日`;

/** The notice of the next year comes, and another office compares it. */
export const story = {
  scenes: [
    { act: 'proposeHolidays', by: 'admin' },
    { act: 'confirmHolidays', by: 'supervision' },
  ],
  answers: { 'holiday-notice': () => ({ notice }) },
} satisfies StoryOf<typeof declared, 'holidays'>;
