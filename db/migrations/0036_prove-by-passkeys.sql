CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"device" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"kept" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proof" (
	"hash" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"bound" text NOT NULL,
	"about" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"given" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"way" text NOT NULL,
	"device" text NOT NULL,
	"refused" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "began" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "way" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
CREATE INDEX "passkey_person" ON "passkey" USING btree ("person");--> statement-breakpoint
CREATE INDEX "proof_person" ON "proof" USING btree ("person","until");--> statement-breakpoint
CREATE INDEX "sign_in_person" ON "sign_in" USING btree ("person","at");