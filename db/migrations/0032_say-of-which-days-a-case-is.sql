ALTER TABLE "case_card" ALTER COLUMN "title" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "case_card" ADD COLUMN "period" jsonb;