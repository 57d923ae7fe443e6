-- What leaders order others to do. A document that orders work has one row a directive; each directive has one line for who
-- leads and one for each who coordinates. Rows are never deleted once the document was given: they are the record of it.

-- Documents that order work and were not drafted here: conclusions of meetings, papers entered later.
CREATE TABLE vt_directive_source (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(12) NOT NULL,
  number_text varchar(60) NOT NULL,
  document_date date NOT NULL,
  subject varchar(500) NOT NULL,
  signer_name varchar(200) NOT NULL,
  urgency int NOT NULL,
  entered_at timestamp(3) NOT NULL,
  entered_by varchar(100) NOT NULL,
  enter_due_at timestamp(3),
  version bigint NOT NULL,
  CONSTRAINT vt_directive_source_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_directive_source_agency_ix ON vt_directive_source (agency, document_date, node_id);

CREATE TABLE vt_directive (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  node_id varchar(36) NOT NULL,
  source varchar(12) NOT NULL,
  ordinal int NOT NULL,
  state varchar(12) NOT NULL,
  content varchar(2000) NOT NULL,
  content_key varchar(2400) NOT NULL,
  ordered_by varchar(100) NOT NULL,
  ordered_name varchar(200) NOT NULL,
  officer varchar(100) NOT NULL,
  field_code varchar(30) NOT NULL,
  result_kind varchar(12) NOT NULL,
  long_term int NOT NULL,
  long_term_decision varchar(200) NOT NULL,
  urgency int NOT NULL,
  number_text varchar(60) NOT NULL,
  document_date date,
  subject varchar(500) NOT NULL,
  given_at timestamp(3),
  entered_at timestamp(3) NOT NULL,
  entered_by varchar(100) NOT NULL,
  checked_at timestamp(3),
  checked_by varchar(100),
  checked_hash varchar(64),
  version bigint NOT NULL,
  CONSTRAINT vt_directive_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_node_ix ON vt_directive (node_id, ordinal);
CREATE INDEX vt_directive_agency_ix ON vt_directive (agency, state, given_at, id);

-- agency repeats that of the directive, and officer, ordered_by and field_code too, so that lists and reports read one table.
-- executor is the code of an agency of this site, or empty: then executor_name alone says who it is. unit is a unit of the giver
-- when the giver orders its own people. running is 1 until the line is completed or withdrawn; due_sort is the deadline or a far day.
CREATE TABLE vt_directive_line (
  id bigint NOT NULL,
  directive_id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  executor varchar(35) NOT NULL,
  executor_name varchar(250) NOT NULL,
  unit varchar(30) NOT NULL,
  part_name varchar(12) NOT NULL,
  state varchar(12) NOT NULL,
  running int NOT NULL,
  officer varchar(100) NOT NULL,
  ordered_by varchar(100) NOT NULL,
  field_code varchar(30) NOT NULL,
  urgency_rank int NOT NULL,
  given_at timestamp(3),
  node_id varchar(36),
  branch varchar(60),
  holder_unit varchar(30) NOT NULL,
  due_rule varchar(20),
  due_from timestamp(3),
  due_at timestamp(3),
  soon_at timestamp(3),
  due_sort timestamp(3) NOT NULL,
  first_due_at timestamp(3),
  registered_at timestamp(3),
  accepted_at timestamp(3),
  updated_at timestamp(3),
  update_due_at timestamp(3),
  reported_at timestamp(3),
  result_node_id varchar(36),
  result_number varchar(60),
  result_issued_at timestamp(3),
  completed_at timestamp(3),
  completed_by varchar(100),
  withdrawn_at timestamp(3),
  extensions int NOT NULL,
  late_extension int NOT NULL,
  returns int NOT NULL,
  rejections int NOT NULL,
  reviewed_at timestamp(3),
  version bigint NOT NULL,
  CONSTRAINT vt_directive_line_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_line_directive_ix ON vt_directive_line (directive_id, id);
CREATE INDEX vt_directive_line_node_ix ON vt_directive_line (node_id);
CREATE INDEX vt_directive_line_branch_ix ON vt_directive_line (branch);
-- the lists of who follows and of who must do it
CREATE INDEX vt_directive_line_giver_ix ON vt_directive_line (agency, running, urgency_rank, due_sort, id);
CREATE INDEX vt_directive_line_state_ix ON vt_directive_line (agency, state, urgency_rank, due_sort, id);
CREATE INDEX vt_directive_line_officer_ix ON vt_directive_line (agency, officer, running, urgency_rank, due_sort, id);
CREATE INDEX vt_directive_line_executor_ix ON vt_directive_line (executor, running, urgency_rank, due_sort, id);
-- reports of a period
CREATE INDEX vt_directive_line_given_ix ON vt_directive_line (agency, given_at, id);

-- Everything that happened to a directive or one of its lines, told in words: the conversation and the trace of both sides.
-- audience is all, giver or executor: what an agency says among its own people stays there.
CREATE TABLE vt_directive_event (
  id bigint NOT NULL,
  directive_id bigint NOT NULL,
  line_id bigint,
  kind varchar(20) NOT NULL,
  audience varchar(10) NOT NULL,
  agency varchar(35) NOT NULL,
  at timestamp(3) NOT NULL,
  by_user varchar(100) NOT NULL,
  on_behalf_of varchar(100),
  channel varchar(12) NOT NULL,
  said varchar(2000) NOT NULL,
  document_node_id varchar(36),
  document_number varchar(60),
  CONSTRAINT vt_directive_event_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_event_directive_ix ON vt_directive_event (directive_id, id);
CREATE INDEX vt_directive_event_line_ix ON vt_directive_event (line_id, id);

-- A longer time that was asked for: state asked, granted, refused, late. Only one of a line is asked at a time.
CREATE TABLE vt_directive_extension (
  id bigint NOT NULL,
  line_id bigint NOT NULL,
  state varchar(10) NOT NULL,
  asked_at timestamp(3) NOT NULL,
  asked_by varchar(100) NOT NULL,
  asked_due date NOT NULL,
  reason varchar(2000) NOT NULL,
  request_node_id varchar(36),
  request_number varchar(60) NOT NULL,
  due_before timestamp(3),
  decided_at timestamp(3),
  decided_by varchar(100),
  decision_node_id varchar(36),
  decision_number varchar(60),
  due_after timestamp(3),
  note varchar(2000) NOT NULL,
  CONSTRAINT vt_directive_extension_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_extension_line_ix ON vt_directive_extension (line_id, id);

-- What the lead asks those who coordinate: state asked, answered, refused, withdrawn. Of the kind shift it asks whether the
-- deadline of the other line may move to shift_due, because that of the lead did; coordinate is everything else.
CREATE TABLE vt_directive_request (
  id bigint NOT NULL,
  line_id bigint NOT NULL,
  kind varchar(12) NOT NULL,
  shift_due date,
  to_line_id bigint,
  to_agency varchar(35) NOT NULL,
  to_name varchar(250) NOT NULL,
  state varchar(10) NOT NULL,
  running int NOT NULL,
  asked_at timestamp(3) NOT NULL,
  asked_by varchar(100) NOT NULL,
  said varchar(2000) NOT NULL,
  due_rule varchar(20),
  due_from timestamp(3),
  due_at timestamp(3),
  soon_at timestamp(3),
  due_sort timestamp(3) NOT NULL,
  answered_at timestamp(3),
  answered_by varchar(100),
  answer varchar(2000) NOT NULL,
  answer_node_id varchar(36),
  answer_number varchar(60),
  branch varchar(60),
  version bigint NOT NULL,
  CONSTRAINT vt_directive_request_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_request_line_ix ON vt_directive_request (line_id, id);
CREATE INDEX vt_directive_request_agency_ix ON vt_directive_request (to_agency, running, due_sort, id);
CREATE INDEX vt_directive_request_branch_ix ON vt_directive_request (branch);

-- An inspection: planned, noticed, reported, held, concluded, cancelled.
CREATE TABLE vt_directive_inspection (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  inspected varchar(35) NOT NULL,
  inspected_name varchar(250) NOT NULL,
  state varchar(12) NOT NULL,
  subject varchar(500) NOT NULL,
  inspection_date date NOT NULL,
  officer varchar(100) NOT NULL,
  notice_due_at timestamp(3) NOT NULL,
  noticed_at timestamp(3),
  report_due_at timestamp(3) NOT NULL,
  reported_at timestamp(3),
  report_node_id varchar(36),
  report_text text NOT NULL,
  held_at timestamp(3),
  minutes_text text NOT NULL,
  result_due_at timestamp(3),
  concluded_at timestamp(3),
  conclusion text NOT NULL,
  created_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_directive_inspection_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_inspection_agency_ix ON vt_directive_inspection (agency, inspection_date, id);
CREATE INDEX vt_directive_inspection_inspected_ix ON vt_directive_inspection (inspected, inspection_date, id);

-- Drafts that report the result of a line; the line is reported when one of them is issued.
CREATE TABLE vt_directive_reply (
  id bigint NOT NULL,
  node_id varchar(36) NOT NULL,
  line_id bigint NOT NULL,
  created_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  CONSTRAINT vt_directive_reply_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_directive_reply_line_ix ON vt_directive_reply (line_id);

-- That an officer looked through what the agency follows: once a day at least.
CREATE TABLE vt_directive_round (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  user_name varchar(100) NOT NULL,
  at_time timestamp(3) NOT NULL,
  CONSTRAINT vt_directive_round_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directive_round_agency_ix ON vt_directive_round (agency, user_name, at_time);
