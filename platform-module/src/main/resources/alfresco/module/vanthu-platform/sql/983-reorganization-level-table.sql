-- For whom the archivist wants a dossier open when the reorganization has ended it (01 public, 02 on conditions, 03 secret).
CREATE TABLE vt_reorganization_level (
  plan_id bigint NOT NULL,
  dossier varchar(36) NOT NULL,
  access_level varchar(2) NOT NULL,
  chosen_by varchar(100) NOT NULL,
  chosen_at timestamp(3) NOT NULL,
  CONSTRAINT vt_reorganization_level_pk PRIMARY KEY (plan_id, dossier),
  CONSTRAINT vt_reorganization_level_fk FOREIGN KEY (plan_id) REFERENCES vt_reorganization (id)
);
