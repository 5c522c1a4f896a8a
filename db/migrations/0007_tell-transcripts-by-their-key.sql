ALTER TABLE "transcript" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_key" UNIQUE("key");