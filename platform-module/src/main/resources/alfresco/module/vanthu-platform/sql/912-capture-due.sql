-- Until when the clerk is to have processed what came in (rule DL-01, or DL-02 once it was read that it is urgent).
ALTER TABLE vt_intake ADD due_rule varchar(20);
ALTER TABLE vt_intake ADD due_from timestamp(3) NULL;
ALTER TABLE vt_intake ADD due_at timestamp(3) NULL;
ALTER TABLE vt_intake ADD soon_at timestamp(3) NULL;
-- counts come from this index alone
CREATE INDEX vt_intake_due_ix ON vt_intake (agency, state, due_at, soon_at);
