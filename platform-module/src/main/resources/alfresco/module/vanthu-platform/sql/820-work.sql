-- Who holds which step of which document since when and until when. Rows are never deleted: the ended ones are the trace.
-- running is 1 until the step ends; urgency_rank is 4 - urgency and due_sort the deadline or a far day, so that one index
-- gives each list in its order: the most urgent first, then what is due first.
CREATE TABLE vt_work_item (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  node_id varchar(36) NOT NULL,
  process_name varchar(20) NOT NULL,
  branch varchar(60) NOT NULL,
  parent_id bigint,
  step_name varchar(20) NOT NULL,
  part_name varchar(20) NOT NULL,
  unit varchar(30) NOT NULL,
  holder varchar(100) NOT NULL,
  urgency int NOT NULL,
  urgency_rank int NOT NULL,
  state varchar(10) NOT NULL,
  running int NOT NULL,
  title varchar(500) NOT NULL,
  label varchar(60) NOT NULL,
  title_key varchar(600) NOT NULL,
  started_at timestamp(3) NOT NULL,
  started_by varchar(100) NOT NULL,
  started_for varchar(100),
  instruction varchar(2000) NOT NULL,
  due_rule varchar(20),
  due_from timestamp(3),
  due_at timestamp(3),
  soon_at timestamp(3),
  due_sort timestamp(3) NOT NULL,
  ended_at timestamp(3),
  ended_by varchar(100),
  ended_for varchar(100),
  outcome varchar(30),
  comment_text varchar(2000),
  task_id varchar(64),
  version bigint NOT NULL,
  CONSTRAINT vt_work_item_pk PRIMARY KEY (id)
);
CREATE INDEX vt_work_item_holder_ix ON vt_work_item (agency, holder, running, urgency_rank, due_sort, id);
-- counts of units and people come from this index alone
CREATE INDEX vt_work_item_load_ix ON vt_work_item (agency, running, unit, holder, due_sort, soon_at);
CREATE INDEX vt_work_item_agency_ix ON vt_work_item (agency, running, urgency_rank, due_sort, id);
CREATE INDEX vt_work_item_node_ix ON vt_work_item (node_id, id);
CREATE INDEX vt_work_item_branch_ix ON vt_work_item (branch, running);
