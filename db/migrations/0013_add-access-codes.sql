CREATE TABLE "access_code" (
	"case_id" text PRIMARY KEY NOT NULL,
	"mark" text NOT NULL,
	"salt" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "access_code_mark" UNIQUE("mark")
);
--> statement-breakpoint
CREATE TABLE "access_try" (
	"from_mark" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"tries" integer NOT NULL,
	CONSTRAINT "access_try_pk" PRIMARY KEY("from_mark","hour")
);
