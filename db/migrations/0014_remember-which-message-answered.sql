ALTER TABLE "answer" ADD COLUMN "said_by" text;--> statement-breakpoint
ALTER TABLE "received" ADD COLUMN "draft" text;--> statement-breakpoint
ALTER TABLE "received" ADD COLUMN "field" text;