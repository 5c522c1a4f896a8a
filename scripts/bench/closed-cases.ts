import { sql } from 'drizzle-orm';
import { grams, searchText } from '../../db/search-text.ts';
import type { BenchCity } from './city.ts';

/** A purchase, its bid, a report and a payment. */
const familySize = 4;

/**
 * So many closed cases of one department in all, in families of four, with what such cases leave behind: their log, what
 * was said of them and the buttons under it, receipts, notices and reminders.
 */
export async function fillWithClosed({ owner }: BenchCity, count: number): Promise<void> {
  const text = searchText(
    'HRB-2025-MZ-0001',
    '南岗区居家养老服务（2025 年）',
    '南岗区民政局 Nangang Civil Affairs Bureau',
  );
  await owner.execute(sql`
    insert into case_card (id, root, number, procedure, version, parent, title, round, opener, buyer, supplier,
      opened_at, entered_at, provisional, outcome, public, waiting, seq, head_hash, search_text, search_grams)
    select 'closed-' || n, 'closed-' || n - n % ${familySize}, 'HRB-2025-MZ-' || n,
      (array['purchase', 'bid', 'report', 'payment'])[1 + n % ${familySize}], 1,
      case when n % ${familySize} > 0 then 'closed-' || n - n % ${familySize} end,
      '南岗区居家养老服务（2025 年）', 1, 'ngmz-staff', 'ngmz', 'bc',
      timestamptz '2025-01-01' + n * interval '1 minute', timestamptz '2025-06-01' + n * interval '1 minute', false,
      'completed', true, '[]', 2, md5('2' || n), ${text}, string_to_array(${[...grams(text)].join(' ')}, ' ')
    from generate_series(0, ${count - 1}) as n on conflict do nothing`);
  await owner.execute(sql`
    insert into event (case_id, seq, kind, at, event, prev_hash, hash)
    select c.id, nth, case when nth = 1 then 'opened' else 'filed' end, c.opened_at + nth * interval '1 day',
      jsonb_build_object('kind', case when nth = 1 then 'opened' else 'filed' end, 'action', 'confirmProject',
        'by', jsonb_build_object('role', 'buyer_head', 'body', 'ngmz',
          'person', (array['ngmz-staff', 'ngmz-head', 'ngmz-head-2', 'ngmz-acceptor'])[1 + (nth + length(c.id)) % 4]),
        'at', c.opened_at, 'answers', jsonb_build_object('opinion', repeat('同意。', 40)), 'effects', '[]'::jsonb),
      md5(nth || c.id), md5(nth + 1 || c.id)
    from case_card c, generate_series(1, 2) as nth where c.outcome is not null on conflict do nothing`);
  await owner.execute(sql`
    insert into outbox (account, mode, place, state, attempt, reference, due)
    select (array['web-ngmz-head', 'web-ngmz-staff', 'web-bc-admin'])[1 + n % 3], 'say', 'case:' || c.id, 'sent', 1,
      md5(c.id || n), c.entered_at
    from case_card c, generate_series(1, 2) as n where c.outcome is not null`);
  await owner.execute(sql`
    insert into token (token, presses, person, account, made_at)
    select md5(c.id || n), jsonb_build_array(jsonb_build_object('do', 'show', 'case', c.id)), 'ngmz-head', 'web-ngmz-head', c.entered_at
    from case_card c, generate_series(1, 2) as n where c.outcome is not null on conflict do nothing`);
  await owner.execute(sql`
    insert into received (id, at) select md5('r' || c.id || n), c.entered_at
    from case_card c, generate_series(1, 2) as n where c.outcome is not null on conflict do nothing`);
  await owner.execute(sql`
    insert into receipt (number, case_id, seq, hash, case_number, procedure, action, at)
    select md5(c.id), c.id, 2, c.head_hash, c.number, c.procedure, 'confirmProject', c.entered_at
    from case_card c where c.outcome is not null on conflict do nothing`);
  await owner.execute(sql`
    insert into notice (number, kind, case_id, rows, at)
    select 'HRB-2025-GG-' || c.number, 'award', c.id, '{}', c.entered_at
    from case_card c where c.outcome is not null and c.parent is null on conflict do nothing`);
  await owner.execute(sql`
    insert into reminder (case_id, entered, offset_days, person)
    select c.id, c.entered_at, -3, 'ngmz-head' from case_card c where c.outcome is not null on conflict do nothing`);
  await owner.execute(sql`vacuum analyze`);
}
