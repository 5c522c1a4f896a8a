CREATE TABLE "key_check" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "key_check_is_one" CHECK (single)
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "missed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "unfinished" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "said_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "received_at" ON "received" USING brin ("at");--> statement-breakpoint
CREATE INDEX "token_made" ON "token" USING brin ("made_at");