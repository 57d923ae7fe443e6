-- Locks of jobs: at most one row per lock name; a row counts only until it expires.
create table emb_job_lock (
    namespace  text        not null,
    name       text        not null,
    token      text        not null,
    expires_at timestamptz not null,
    primary key (namespace, name)
);
