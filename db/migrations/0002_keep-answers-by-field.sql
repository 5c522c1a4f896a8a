CREATE TABLE "answer" (
	"draft" text NOT NULL,
	"field" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "answer_pk" PRIMARY KEY("draft","field")
);
--> statement-breakpoint
INSERT INTO "answer" SELECT "id", "key", "value" FROM "draft", jsonb_each("answers");--> statement-breakpoint
DROP INDEX "account_last_seen";--> statement-breakpoint
ALTER TABLE "token" ADD COLUMN "presses" jsonb;--> statement-breakpoint
UPDATE "token" SET "presses" = jsonb_build_array("press");--> statement-breakpoint
ALTER TABLE "token" ALTER COLUMN "presses" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_draft" FOREIGN KEY ("draft") REFERENCES "draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_person" ON "account" USING btree ("person");--> statement-breakpoint
ALTER TABLE "draft" DROP COLUMN "answers";--> statement-breakpoint
ALTER TABLE "token" DROP COLUMN "press";
