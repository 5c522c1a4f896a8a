ALTER TABLE "case_card" ALTER COLUMN "title" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "case_card" ADD COLUMN "period" jsonb;--> statement-breakpoint
-- Until now the days of a report stood in its title, and what has no title was called what it is, in Chinese.
UPDATE "case_card" SET
	"period" = "now"."period",
	"title" = "now"."title",
	"search_text" = "now"."text",
	"search_grams" = (
		SELECT array_agg("gram" ORDER BY "place") FROM (
			SELECT "gram", min("place") AS "place" FROM (
				SELECT "one" AS "gram", 2 * "n" AS "place"
				FROM regexp_split_to_table("now"."text", '') WITH ORDINALITY AS "each" ("one", "n")
				UNION ALL
				SELECT "one" || lead("one") OVER (ORDER BY "n"), 2 * "n" + 1
				FROM regexp_split_to_table("now"."text", '') WITH ORDINALITY AS "each" ("one", "n")
			) AS "all" WHERE "gram" NOT LIKE '% %' GROUP BY "gram"
		) AS "once"
	)
FROM (
	SELECT "id", jsonb_build_object('from', "days"[2], 'to', "days"[3]) AS "period",
		replace("title", "days"[1], '') AS "title", replace("search_text", "days"[1], '') AS "text"
	FROM "case_card", regexp_match("title", '( · (\d{4}-\d{2}-\d{2})—(\d{4}-\d{2}-\d{2}))$') AS "days"
	WHERE "procedure" = 'report' AND "days" IS NOT NULL
	UNION ALL
	SELECT "id", NULL, NULL, replace("search_text", ' ' || "title", '')
	FROM "case_card"
	WHERE ("procedure", "title") IN (('membership', '邀请成员'), ('departure', '收回席位'))
) AS "now" WHERE "now"."id" = "case_card"."id";
