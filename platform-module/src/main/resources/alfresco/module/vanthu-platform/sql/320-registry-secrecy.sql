-- Documents that bear a secrecy mark which was found after they had been registered, and what was decided. The row never says more than the mark.
CREATE TABLE vt_document_secrecy (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  mark varchar(20) NOT NULL,
  state varchar(20) NOT NULL,
  found_at timestamp(3) NOT NULL,
  decided_at timestamp(3),
  decided_by varchar(100),
  reason varchar(500),
  CONSTRAINT vt_document_secrecy_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_document_secrecy_state_ix ON vt_document_secrecy (agency, state, found_at);
