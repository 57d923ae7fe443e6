-- What the person who handles an incoming document adds to follow its handling; changes are in the audit trail.
CREATE TABLE vt_incoming_follow (
  node_id varchar(36) NOT NULL,
  subject_area varchar(100) NOT NULL,
  follow_on date,
  follow_note varchar(1000) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  changed_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_incoming_follow_pk PRIMARY KEY (node_id)
);
