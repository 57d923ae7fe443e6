-- What somebody was told of a list of retention: one row for a person and a list, not one for each dossier.
CREATE TABLE vt_retention_notice (
  agency varchar(35) NOT NULL,
  whom varchar(100) NOT NULL,
  view_name varchar(20) NOT NULL,
  dossiers int NOT NULL,
  last_day date,
  noted_at timestamp(3) NOT NULL,
  seen_at timestamp(3),
  CONSTRAINT vt_retention_notice_pk PRIMARY KEY (agency, whom, view_name)
);
