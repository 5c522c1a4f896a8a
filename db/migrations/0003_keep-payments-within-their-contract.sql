CREATE TABLE "commitment" (
	"line" text NOT NULL,
	"case_id" text NOT NULL,
	"committed_fen" bigint NOT NULL,
	"paid_fen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "commitment_pk" PRIMARY KEY("line","case_id"),
	CONSTRAINT "commitment_committed_not_negative" CHECK (committed_fen >= 0),
	CONSTRAINT "commitment_paid_not_negative" CHECK (paid_fen >= 0),
	CONSTRAINT "commitment_paid_within_committed" CHECK (paid_fen <= committed_fen)
);
--> statement-breakpoint
INSERT INTO "commitment"
SELECT entry."line", coalesce(card."root", entry."case_id"),
	sum(CASE entry."move" WHEN 'commit' THEN entry."fen" WHEN 'uncommit' THEN -entry."fen" ELSE 0 END),
	sum(CASE entry."move" WHEN 'pay' THEN entry."fen" ELSE 0 END)
FROM "ledger_entry" entry LEFT JOIN "case_card" card ON card."id" = entry."case_id"
WHERE entry."move" IN ('commit', 'uncommit', 'pay')
GROUP BY 1, 2;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_line" FOREIGN KEY ("line") REFERENCES "budget_line"("id") ON DELETE no action ON UPDATE no action;