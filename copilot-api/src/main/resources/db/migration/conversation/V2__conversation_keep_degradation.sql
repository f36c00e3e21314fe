ALTER TABLE answer ADD COLUMN degraded text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN answer.degraded IS 'codes of what was left out, because something did not answer in time';
