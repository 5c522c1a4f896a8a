CREATE TABLE "subscription" (
	"person" text NOT NULL,
	"feed" text NOT NULL,
	"about" text NOT NULL,
	"told" timestamp with time zone NOT NULL,
	CONSTRAINT "subscription_once" PRIMARY KEY("person","feed","about")
);
--> statement-breakpoint
CREATE INDEX "subscription_about" ON "subscription" USING btree ("feed","about");