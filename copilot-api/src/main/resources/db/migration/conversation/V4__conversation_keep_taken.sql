-- What the next question may go on from: ids of skills and records, days, quantities and plants; nothing that was read.

ALTER TABLE answer ADD COLUMN taken jsonb;
COMMENT ON COLUMN answer.taken IS 'skills that answered from records, and what their slots were filled with';
