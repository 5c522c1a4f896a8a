CREATE TABLE "own_copy" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"answers" text NOT NULL,
	CONSTRAINT "own_copy_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tender_key" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"own_share" text NOT NULL,
	"other_share" text NOT NULL,
	"joined" text
);
