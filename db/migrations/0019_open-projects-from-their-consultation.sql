UPDATE "case_card" SET "public" = true
WHERE "procedure" = 'purchase' AND NOT "public" AND EXISTS (
	SELECT FROM "event"
	WHERE "event"."case_id" = "case_card"."id" AND "event"."kind" = 'entered' AND "event"."event" ->> 'position' = 'setup.consult'
);
