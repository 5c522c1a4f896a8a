ALTER TABLE "account" DROP CONSTRAINT "account_address";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "mark" text;--> statement-breakpoint
UPDATE "account" SET "mark" = "channel" || ' ' || "address";--> statement-breakpoint
ALTER TABLE "account" ALTER COLUMN "mark" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_mark" UNIQUE("mark");
