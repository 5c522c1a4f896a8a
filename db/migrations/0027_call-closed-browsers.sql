CREATE TABLE "browser" (
	"mark" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"endpoint" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "browser_person" ON "browser" USING btree ("person","at");