CREATE TABLE "post_act" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "post_act_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post" text NOT NULL,
	"feed" text NOT NULL,
	"is_on" boolean NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "body" text;