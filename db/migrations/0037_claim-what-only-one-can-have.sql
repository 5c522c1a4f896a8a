CREATE TABLE "case_claim" (
	"rule" text NOT NULL,
	"key" text NOT NULL,
	"case_id" text NOT NULL,
	CONSTRAINT "case_claim_pk" PRIMARY KEY("rule","key")
);
--> statement-breakpoint
CREATE INDEX "case_claim_of_case" ON "case_claim" USING btree ("case_id");