CREATE TABLE "award_factor" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"place" integer NOT NULL,
	"supplier" text NOT NULL,
	"factor" text NOT NULL,
	"points" numeric NOT NULL,
	"most" numeric NOT NULL,
	CONSTRAINT "award_factor_pk" PRIMARY KEY("notice","place")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"sense" text NOT NULL,
	"promised" numeric NOT NULL,
	"reached" numeric NOT NULL,
	"unit" text NOT NULL,
	CONSTRAINT "indicator_pk" PRIMARY KEY("notice","place")
);
