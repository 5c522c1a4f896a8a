UPDATE "case_card" SET "root" = "id" WHERE "procedure" = 'complaint';
