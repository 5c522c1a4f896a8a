CREATE TABLE "evaluation" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"supplier" text NOT NULL,
	"score" numeric NOT NULL,
	"grade" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "evaluation_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
CREATE TABLE "need" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"item" text NOT NULL,
	"users" integer NOT NULL,
	"groups" text[] NOT NULL,
	"divisions" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "need_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
CREATE TABLE "tender" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"method" text NOT NULL,
	"item" text NOT NULL,
	"divisions" text[] NOT NULL,
	"budget_fen" bigint NOT NULL,
	"ceiling_fen" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tender_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
CREATE INDEX "evaluation_purchase" ON "evaluation" USING btree ("root","at");--> statement-breakpoint
CREATE INDEX "evaluation_supplier" ON "evaluation" USING btree ("supplier","at");--> statement-breakpoint
CREATE INDEX "need_purchase" ON "need" USING btree ("root","at");--> statement-breakpoint
CREATE INDEX "tender_purchase" ON "tender" USING btree ("root","at");--> statement-breakpoint
CREATE INDEX "ledger_entry_of_case" ON "ledger_entry" USING btree ("case_id");