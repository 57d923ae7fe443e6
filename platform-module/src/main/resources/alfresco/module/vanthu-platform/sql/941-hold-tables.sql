-- Holds (phong tỏa): dossiers and documents that must be neither destroyed nor kept shorter while one of them lasts.
CREATE TABLE vt_hold (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  name varchar(300) NOT NULL,
  reason varchar(1000) NOT NULL,
  chosen_by varchar(2000) NOT NULL,
  until_date date,
  items int NOT NULL,
  placed_at timestamp(3) NOT NULL,
  placed_by varchar(100) NOT NULL,
  released_at timestamp(3),
  released_by varchar(100),
  release_reason varchar(1000),
  version bigint NOT NULL,
  CONSTRAINT vt_hold_pk PRIMARY KEY (id)
);
CREATE INDEX vt_hold_agency_ix ON vt_hold (agency, placed_at, id);
CREATE INDEX vt_hold_until_ix ON vt_hold (agency, until_date, id);

-- What a hold holds: a dossier, or a document with every dossier that it is in.
CREATE TABLE vt_hold_item (
  hold varchar(36) NOT NULL,
  target varchar(36) NOT NULL,
  kind varchar(20) NOT NULL,
  CONSTRAINT vt_hold_item_pk PRIMARY KEY (hold, target),
  CONSTRAINT vt_hold_item_hold_fk FOREIGN KEY (hold) REFERENCES vt_hold (id)
);
CREATE INDEX vt_hold_item_target_ix ON vt_hold_item (target, hold);
