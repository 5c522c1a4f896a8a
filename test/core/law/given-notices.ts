import { calendarDays } from '../../../src/law/calendar-data.ts';
import { readHolidayNotice } from '../../../src/law/holiday-notice.ts';
import { type Law, lawFrom, seededRows } from '../../../src/law/law.ts';

/** The law once these holidays were announced. */
export function lawSince(text: string): Law {
  const notice = readHolidayNotice(text);
  if (!notice.ok) throw new Error(notice.problems.join('\n'));
  return lawFrom({ ...seededRows, days: [...calendarDays, ...notice.days] });
}

/** The State Council's notice of the holidays of 2026, as it was published. */
export const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

国务院办公厅
2025年11月4日
`;

/** One as it could come for 2027. */
export const noticeOf2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）至17日（周五）放假调休，共3天。9月12日（周日）、9月18日（周六）上班。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
国务院办公厅
2026年11月25日
`;

/** With a Spring Festival over the day on which the contract of the story is due. */
export const longerNoticeOf2027 = noticeOf2027.replace(
  '2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）上班。',
  '2月5日（周五）至18日（周四）放假调休，共14天。2月20日（周六）上班。',
);
