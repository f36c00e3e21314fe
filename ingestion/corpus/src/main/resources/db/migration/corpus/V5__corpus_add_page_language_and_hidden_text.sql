-- What a page holds without showing it, and the language that it is in.

ALTER TABLE page
    ADD COLUMN language text,
    ADD COLUMN hidden   jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN page.language IS 'null where it cannot be told';
COMMENT ON COLUMN page.hidden IS
    '[{kind, words, text}, ...]: text that a reader does not see; it is not searched, and text is shortened';
