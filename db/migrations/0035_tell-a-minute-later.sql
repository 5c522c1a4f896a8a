CREATE TABLE "untold" (
	"case_id" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
