CREATE TABLE "award" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"supplier" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "award_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
CREATE TABLE "award_rank" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"place" integer NOT NULL,
	"supplier" text NOT NULL,
	"rank_no" integer NOT NULL,
	"price_fen" bigint NOT NULL,
	"points" numeric NOT NULL,
	CONSTRAINT "award_rank_pk" PRIMARY KEY("notice","place")
);
--> statement-breakpoint
CREATE TABLE "contract" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"buyer" text NOT NULL,
	"supplier" text NOT NULL,
	"price_fen" bigint NOT NULL,
	"start_on" date NOT NULL,
	"end_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contract_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
CREATE TABLE "instalment" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"due_on" date NOT NULL,
	CONSTRAINT "instalment_pk" PRIMARY KEY("notice","number")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"notice" text NOT NULL,
	"root" text NOT NULL,
	"supplier" text NOT NULL,
	"number" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"voucher" text NOT NULL,
	CONSTRAINT "payment_pk" PRIMARY KEY("notice")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "version" integer;--> statement-breakpoint
CREATE INDEX "award_purchase" ON "award" USING btree ("root","at");--> statement-breakpoint
CREATE INDEX "award_supplier" ON "award" USING btree ("supplier","at");--> statement-breakpoint
CREATE INDEX "contract_purchase" ON "contract" USING btree ("root");--> statement-breakpoint
CREATE INDEX "contract_buyer" ON "contract" USING btree ("buyer","at");--> statement-breakpoint
CREATE INDEX "contract_supplier" ON "contract" USING btree ("supplier","at");--> statement-breakpoint
CREATE INDEX "payment_purchase" ON "payment" USING btree ("root","number");--> statement-breakpoint
CREATE INDEX "payment_paid_on" ON "payment" USING btree ("paid_on");