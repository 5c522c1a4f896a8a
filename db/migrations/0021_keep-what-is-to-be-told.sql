CREATE TABLE "reminding" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminding_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person" text NOT NULL,
	"case_id" text NOT NULL,
	"offset_days" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reminding_person" ON "reminding" USING btree ("person");