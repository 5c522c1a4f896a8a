-- What is paid and given back of a contract on a line can never exceed what was committed for it there, whoever writes.
CREATE FUNCTION "ledger_entry_within_contract"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  family text;
  room numeric;
BEGIN
  -- Of many at once each sees what those before it have written: the line's row is held until the commit.
  PERFORM 1 FROM budget_line WHERE id = NEW.line FOR UPDATE;
  SELECT root INTO family FROM case_card WHERE id = NEW.case_id;
  SELECT sum(CASE entry.move WHEN 'commit' THEN entry.fen ELSE -entry.fen END) INTO room
  FROM ledger_entry entry LEFT JOIN case_card card ON card.id = entry.case_id
  WHERE entry.line = NEW.line AND entry.move IN ('commit', 'uncommit', 'pay')
    AND coalesce(card.root, entry.case_id) = coalesce(family, NEW.case_id);
  IF NEW.fen > coalesce(room, 0) THEN
    RAISE EXCEPTION 'case % has % fen left on line %, not %', NEW.case_id, coalesce(room, 0), NEW.line, NEW.fen
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_within_contract', TABLE = 'ledger_entry';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "ledger_entry_within_contract" BEFORE INSERT ON "ledger_entry"
FOR EACH ROW WHEN (NEW.move IN ('pay', 'uncommit')) EXECUTE FUNCTION "ledger_entry_within_contract"();
