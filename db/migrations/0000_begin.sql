CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"person" text NOT NULL,
	"language" text NOT NULL,
	"known" boolean DEFAULT false NOT NULL,
	"focus" jsonb,
	"last_seen" timestamp with time zone NOT NULL,
	CONSTRAINT "account_address" UNIQUE("channel","address")
);
--> statement-breakpoint
CREATE TABLE "body" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"credit_code" text,
	"profile" jsonb,
	"status" text NOT NULL,
	CONSTRAINT "body_credit_code" UNIQUE("credit_code")
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"year" integer NOT NULL,
	"item" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"limit_fen" bigint NOT NULL,
	"reserved_fen" bigint DEFAULT 0 NOT NULL,
	"committed_fen" bigint DEFAULT 0 NOT NULL,
	"paid_fen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "budget_line_within_limit" CHECK (reserved_fen + committed_fen + paid_fen <= limit_fen),
	CONSTRAINT "budget_line_reserved_not_negative" CHECK (reserved_fen >= 0),
	CONSTRAINT "budget_line_committed_not_negative" CHECK (committed_fen >= 0),
	CONSTRAINT "budget_line_paid_not_negative" CHECK (paid_fen >= 0)
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"date" date NOT NULL,
	"status" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "calendar_day_pk" PRIMARY KEY("date","status")
);
--> statement-breakpoint
CREATE TABLE "case_card" (
	"id" text PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"number" text NOT NULL,
	"procedure" text NOT NULL,
	"version" integer NOT NULL,
	"parent" text,
	"title" text NOT NULL,
	"position" text,
	"round" integer NOT NULL,
	"opener" text NOT NULL,
	"buyer" text,
	"supplier" text,
	"opened_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"due" timestamp with time zone,
	"provisional" boolean NOT NULL,
	"outcome" text,
	"public" boolean NOT NULL,
	"waiting" jsonb NOT NULL,
	"seq" integer NOT NULL,
	"head_hash" text NOT NULL,
	"search_text" text NOT NULL,
	"search_grams" text[] NOT NULL,
	CONSTRAINT "case_card_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "clock_offset" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "clock_offset_is_one" CHECK (single)
);
--> statement-breakpoint
CREATE TABLE "code" (
	"hash" text PRIMARY KEY NOT NULL,
	"person" text,
	"case_id" text,
	"until" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deadline_rule" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"sense" text NOT NULL,
	"length" integer NOT NULL,
	"unit" text NOT NULL,
	"roll" text NOT NULL,
	"citation" jsonb NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "deadline_rule_pk" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"procedure" text NOT NULL,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"case_id" text,
	"parent" text,
	"rev" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_one_open" UNIQUE NULLS NOT DISTINCT("person","procedure","action","case_id","parent")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "event_pk" PRIMARY KEY("case_id","seq"),
	CONSTRAINT "event_one_successor" UNIQUE("case_id","prev_hash"),
	CONSTRAINT "event_seq_positive" CHECK ("event"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "law_version" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "law_version_is_one" CHECK (single)
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"line" text NOT NULL,
	"move" text NOT NULL,
	"fen" bigint NOT NULL,
	"case_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_entry_fen_positive" CHECK (fen > 0)
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"case_id" text NOT NULL,
	"rows" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"mode" text NOT NULL,
	"place" text,
	"target" bigint,
	"message" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"repeated" boolean DEFAULT false NOT NULL,
	"due" timestamp with time zone DEFAULT now() NOT NULL,
	"reference" text,
	"reason" text,
	CONSTRAINT "outbox_replacement_has_target" CHECK ((mode = 'replace') = (target is not null))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"merged_into" text
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"number" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"case_number" text NOT NULL,
	"procedure" text NOT NULL,
	"action" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"case_id" text NOT NULL,
	"entered" timestamp with time zone NOT NULL,
	"offset_days" integer NOT NULL,
	"person" text NOT NULL,
	CONSTRAINT "reminder_once" PRIMARY KEY("case_id","entered","offset_days","person")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seat_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person" text NOT NULL,
	"role" text NOT NULL,
	"body" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "series" (
	"name" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"hash" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text NOT NULL,
	"valid_from" date NOT NULL,
	"value" jsonb NOT NULL,
	"citation" jsonb NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "setting_pk" PRIMARY KEY("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "token" (
	"token" text PRIMARY KEY NOT NULL,
	"press" jsonb NOT NULL,
	"person" text NOT NULL,
	"account" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcript" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transcript_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person" text NOT NULL,
	"by" text NOT NULL,
	"message" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting" (
	"case_id" text NOT NULL,
	"place" integer NOT NULL,
	"role" text NOT NULL,
	"body" text,
	"person" text,
	CONSTRAINT "waiting_pk" PRIMARY KEY("case_id","place")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_person" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_line" FOREIGN KEY ("line") REFERENCES "budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account" FOREIGN KEY ("account") REFERENCES "account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_person" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_body" FOREIGN KEY ("body") REFERENCES "body"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_case" FOREIGN KEY ("case_id") REFERENCES "case_card"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_last_seen" ON "account" USING btree ("person","last_seen");--> statement-breakpoint
CREATE INDEX "budget_line_body" ON "budget_line" USING btree ("body","year","item");--> statement-breakpoint
CREATE INDEX "case_card_root" ON "case_card" USING btree ("root");--> statement-breakpoint
CREATE INDEX "case_card_parent" ON "case_card" USING btree ("parent","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_card_opener" ON "case_card" USING btree ("opener","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_card_buyer" ON "case_card" USING btree ("buyer","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_card_supplier" ON "case_card" USING btree ("supplier","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_card_public" ON "case_card" USING btree ("procedure","opened_at","id") WHERE public;--> statement-breakpoint
CREATE INDEX "case_card_due" ON "case_card" USING btree ("due") WHERE outcome is null and due is not null;--> statement-breakpoint
CREATE INDEX "case_card_search" ON "case_card" USING gin ("search_grams");--> statement-breakpoint
CREATE INDEX "ledger_entry_of_line" ON "ledger_entry" USING btree ("line","id");--> statement-breakpoint
CREATE INDEX "notice_case" ON "notice" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "notice_latest" ON "notice" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "outbox_heads" ON "outbox" USING btree ("account","id") WHERE state in ('queued', 'leased');--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due") WHERE state in ('queued', 'leased');--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "outbox" USING btree ("id") WHERE state in ('unknown', 'dead');--> statement-breakpoint
CREATE INDEX "outbox_places" ON "outbox" USING btree ("place","account","id") WHERE place is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_held_once" ON "seat" USING btree ("person","role","body") WHERE to_at is null;--> statement-breakpoint
CREATE INDEX "seat_role" ON "seat" USING btree ("role","body");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person");--> statement-breakpoint
CREATE INDEX "transcript_person" ON "transcript" USING btree ("person","id");--> statement-breakpoint
CREATE INDEX "waiting_seat" ON "waiting" USING btree ("role","body") WHERE person is null;--> statement-breakpoint
CREATE INDEX "waiting_person" ON "waiting" USING btree ("person") WHERE person is not null;