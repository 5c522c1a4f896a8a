CREATE TABLE "unasked_file" (
	"id" text PRIMARY KEY NOT NULL,
	"nth" bigint GENERATED ALWAYS AS IDENTITY (sequence name "unasked_file_nth_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person" text NOT NULL,
	"file" text NOT NULL,
	"mark" text NOT NULL,
	"size" bigint NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unasked_file" ADD CONSTRAINT "unasked_file_person" FOREIGN KEY ("person") REFERENCES "person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unasked_file_of_person" ON "unasked_file" USING btree ("person");--> statement-breakpoint
CREATE INDEX "unasked_file_mark" ON "unasked_file" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "unasked_file_at" ON "unasked_file" USING btree ("at");