CREATE TABLE "discarded_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"draft" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "discarded_draft" ADD CONSTRAINT "discarded_draft_person" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discarded_draft_at" ON "discarded_draft" USING btree ("at");