-- Who has an entry open at the moment. A row is a courtesy between colleagues, not a lock: it runs out by itself and forbids nothing. No foreign key, so that an entry
-- may go away while somebody looks at it.
CREATE TABLE vt_intake_hold (
  intake_id bigint NOT NULL,
  user_name varchar(100) NOT NULL,
  held_since timestamp(3) NOT NULL,
  held_until timestamp(3) NOT NULL,
  CONSTRAINT vt_intake_hold_pk PRIMARY KEY (intake_id)
);
CREATE INDEX vt_intake_hold_until_ix ON vt_intake_hold (held_until);
