ALTER TABLE "budget_line" DROP CONSTRAINT "budget_line_within_limit";--> statement-breakpoint
ALTER TABLE "budget_line" ADD COLUMN "adjusted_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_within_limit" CHECK (reserved_fen + committed_fen + paid_fen <= limit_fen + adjusted_fen);