-- What is near its end, for the job that notes it: only those rows are read, however much runs.
CREATE INDEX vt_work_item_soon_ix ON vt_work_item (agency, running, soon_at);
CREATE INDEX vt_reminder_mine_ix ON vt_reminder (whom, agency, id);
