-- How far the processing of an incoming document is: one row for each, written in the transaction that registers it.
CREATE TABLE vt_incoming (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  state varchar(20) NOT NULL,
  response varchar(10) NOT NULL,
  reply_due date,
  task_assigning boolean NOT NULL,
  director varchar(120) NOT NULL,
  lead_unit varchar(30) NOT NULL,
  lead_holder varchar(120) NOT NULL,
  lead_due timestamp(3),
  earlier_number varchar(60),
  earlier_node_id varchar(36),
  begun_at timestamp(3) NOT NULL,
  ended_at timestamp(3),
  ended_by varchar(100),
  ended_for varchar(100),
  version bigint NOT NULL,
  CONSTRAINT vt_incoming_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_incoming_state_ix ON vt_incoming (agency, state, begun_at);
CREATE INDEX vt_incoming_reply_ix ON vt_incoming (agency, response, reply_due);

-- The documents that answered an incoming one; one may answer several, and several may answer one.
CREATE TABLE vt_incoming_answer (
  node_id varchar(36) NOT NULL,
  answer_id varchar(36) NOT NULL,
  number_text varchar(60) NOT NULL,
  at_time timestamp(3) NOT NULL,
  CONSTRAINT vt_incoming_answer_pk PRIMARY KEY (node_id, answer_id)
);
CREATE INDEX vt_incoming_answer_ix ON vt_incoming_answer (answer_id);

-- What was said on the way: directions with their handwriting, reports of progress, opinions, summaries, reasons.
CREATE TABLE vt_incoming_record (
  id bigint NOT NULL,
  node_id varchar(36) NOT NULL,
  item_id bigint,
  kind varchar(20) NOT NULL,
  record_text text NOT NULL,
  actor varchar(100) NOT NULL,
  principal varchar(100),
  picture_id varchar(36),
  reference varchar(500),
  at_time timestamp(3) NOT NULL,
  CONSTRAINT vt_incoming_record_pk PRIMARY KEY (id)
);
CREATE INDEX vt_incoming_record_ix ON vt_incoming_record (node_id, id);
