-- Documents that a person keeps at hand, with a label and a note that only he or she sees.
CREATE TABLE vt_personal_document (
  user_name varchar(100) NOT NULL,
  node_id varchar(36) NOT NULL,
  label varchar(50) NOT NULL,
  note varchar(1000) NOT NULL,
  kept_at timestamp(3) NOT NULL,
  CONSTRAINT vt_personal_document_pk PRIMARY KEY (user_name, node_id)
);
CREATE INDEX vt_personal_document_kept_ix ON vt_personal_document (user_name, kept_at, node_id);
CREATE INDEX vt_personal_document_node_ix ON vt_personal_document (node_id);
