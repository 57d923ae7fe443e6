-- What an agency made of a shipped deadline rule; the shipped rules themselves are in data/deadline-rules.tsv.
CREATE TABLE vt_deadline_rule (
  agency varchar(35) NOT NULL,
  code varchar(10) NOT NULL,
  unit varchar(20) NOT NULL,
  amount int NOT NULL,
  office_start boolean NOT NULL,
  soon_minutes int NOT NULL,
  changed_at timestamp(3) NOT NULL,
  changed_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_deadline_rule_pk PRIMARY KEY (agency, code)
);
