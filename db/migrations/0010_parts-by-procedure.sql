DROP INDEX "case_card_parent";--> statement-breakpoint
CREATE INDEX "case_card_parent" ON "case_card" USING btree ("parent","procedure","opened_at","id");