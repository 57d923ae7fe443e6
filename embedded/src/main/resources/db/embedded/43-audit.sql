-- Calls of the public services that change something, and calls that failed.
create table emb_audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    user_name text        not null,
    service   text        not null,
    method    text        not null,
    arguments text        not null,
    failure   text        not null
);
create index emb_audit_at on emb_audit (at);
create index emb_audit_user on emb_audit (user_name, at);
