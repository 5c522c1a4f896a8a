CREATE TABLE "identity" (
	"mark" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_person" UNIQUE("person")
);
