-- Notices of maintenance that everybody sees on the desk until it is over.
CREATE TABLE vt_maintenance (
  id bigint NOT NULL,
  words varchar(500) NOT NULL,
  starts_at timestamp(3) NOT NULL,
  ends_at timestamp(3) NOT NULL,
  made_by varchar(100) NOT NULL,
  made_at timestamp(3) NOT NULL,
  withdrawn_at timestamp(3),
  CONSTRAINT vt_maintenance_pk PRIMARY KEY (id)
);
CREATE INDEX vt_maintenance_end_ix ON vt_maintenance (ends_at);
