-- Who may act for whom. Rows are never deleted: an ended delegation explains what was done under it.
CREATE TABLE vt_delegation (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  principal varchar(100) NOT NULL,
  delegate varchar(100) NOT NULL,
  scopes varchar(100) NOT NULL,
  first_day date NOT NULL,
  last_day date,
  reason varchar(500) NOT NULL,
  permission varchar(200) NOT NULL,
  granted_at timestamp(3) NOT NULL,
  granted_by varchar(100) NOT NULL,
  revoked_at timestamp(3),
  revoked_by varchar(100),
  revoked_reason varchar(500),
  CONSTRAINT vt_delegation_pk PRIMARY KEY (id)
);
CREATE INDEX vt_delegation_delegate_ix ON vt_delegation (delegate, agency);
CREATE INDEX vt_delegation_agency_ix ON vt_delegation (agency, granted_at);
