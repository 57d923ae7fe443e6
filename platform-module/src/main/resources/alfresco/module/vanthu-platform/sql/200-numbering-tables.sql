-- One row per series of numbers; taking a number locks and increments that row in the caller's transaction, so that the number
-- comes back when the transaction rolls back (docs/adr/0007-gap-free-numbering.md).
CREATE TABLE vt_number_series (
  id varchar(120) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  code varchar(40) NOT NULL,
  series_year int NOT NULL,
  name varchar(200) NOT NULL,
  start_number bigint NOT NULL,
  next_number bigint NOT NULL,
  state varchar(10) NOT NULL,
  created_at timestamp(3) NOT NULL,
  closed_at timestamp(3),
  closed_by varchar(100),
  closed_reason varchar(500),
  CONSTRAINT vt_number_series_pk PRIMARY KEY (id),
  CONSTRAINT vt_number_series_uq UNIQUE (agency, kind, code, series_year)
);

-- Numbers set aside (offline day, back-entry): free until used or given up with a reason.
CREATE TABLE vt_number_slot (
  series_id varchar(120) NOT NULL,
  slot_number bigint NOT NULL,
  state varchar(10) NOT NULL,
  reason varchar(500) NOT NULL,
  reserved_by varchar(100) NOT NULL,
  reserved_at timestamp(3) NOT NULL,
  changed_by varchar(100),
  changed_at timestamp(3),
  CONSTRAINT vt_number_slot_pk PRIMARY KEY (series_id, slot_number),
  CONSTRAINT vt_number_slot_series_fk FOREIGN KEY (series_id) REFERENCES vt_number_series (id)
);
