ALTER TABLE "access_try" RENAME TO "hourly";--> statement-breakpoint
ALTER TABLE "hourly" RENAME COLUMN "from_mark" TO "mark";--> statement-breakpoint
ALTER TABLE "hourly" RENAME COLUMN "tries" TO "times";--> statement-breakpoint
ALTER TABLE "hourly" DROP CONSTRAINT "access_try_pk";--> statement-breakpoint
ALTER TABLE "hourly" ADD CONSTRAINT "hourly_pk" PRIMARY KEY("mark","hour");