/** What days and months are called. */
export const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Where a name stands among those that it may shorten, from three letters on. */
export function placeOf(name: string, names: readonly string[]): number {
  if (name.length < 3) return -1;
  return names.findIndex((each) => each.toLowerCase().startsWith(name) || (name === 'sept' && each === 'September'));
}
