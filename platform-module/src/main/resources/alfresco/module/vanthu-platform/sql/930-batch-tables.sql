-- Long runs over many items: planned, looked at, approved by a second person, done, perhaps undone.
CREATE TABLE vt_batch_run (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(30) NOT NULL,
  title varchar(300) NOT NULL,
  parameters text NOT NULL,
  state varchar(20) NOT NULL,
  backwards int NOT NULL,
  proposed_by varchar(100) NOT NULL,
  proposed_at timestamp(3) NOT NULL,
  planned_at timestamp(3),
  decided_by varchar(100),
  decided_at timestamp(3),
  reason varchar(500),
  ended_at timestamp(3),
  items_per_second int NOT NULL,
  window_from varchar(5),
  window_to varchar(5),
  position bigint NOT NULL,
  items bigint NOT NULL,
  to_change bigint NOT NULL,
  weight bigint NOT NULL,
  weight_done bigint NOT NULL,
  worked_ms bigint NOT NULL,
  fault varchar(300),
  version bigint NOT NULL,
  CONSTRAINT vt_batch_run_pk PRIMARY KEY (id)
);
CREATE INDEX vt_batch_run_agency_ix ON vt_batch_run (agency, kind, id);
CREATE INDEX vt_batch_run_state_ix ON vt_batch_run (state, id);

-- One row an item of a run, in the order of work: what it was, what is to become of it, how it went.
CREATE TABLE vt_batch_item (
  run_id bigint NOT NULL,
  ordinal bigint NOT NULL,
  item_key varchar(80) NOT NULL,
  label varchar(300) NOT NULL,
  weight int NOT NULL,
  state varchar(20) NOT NULL,
  was text NOT NULL,
  becomes text NOT NULL,
  reason varchar(100),
  argument varchar(300),
  at_time timestamp(3),
  CONSTRAINT vt_batch_item_pk PRIMARY KEY (run_id, ordinal),
  CONSTRAINT vt_batch_item_run_fk FOREIGN KEY (run_id) REFERENCES vt_batch_run (id)
);
CREATE INDEX vt_batch_item_state_ix ON vt_batch_item (run_id, state, ordinal);
CREATE INDEX vt_batch_item_key_ix ON vt_batch_item (item_key, run_id);

-- How many items of a run are in which state, so that nobody counts them.
CREATE TABLE vt_batch_count (
  run_id bigint NOT NULL,
  state varchar(20) NOT NULL,
  items bigint NOT NULL,
  CONSTRAINT vt_batch_count_pk PRIMARY KEY (run_id, state)
);
