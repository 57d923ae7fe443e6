-- One row: names this database, so that an index is never used with another one.
create table if not exists emb_index_identity (
    id uuid primary key default gen_random_uuid()
);
insert into emb_index_identity select gen_random_uuid() where not exists (select from emb_index_identity);

-- The text of the present content of a node; kept so that the index can be built again without extracting again.
create table if not exists emb_text (
    node_id bigint primary key,
    content_url text not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'empty', 'failed')),
    attempts int not null default 0,
    body text,
    problem text,
    took_millis bigint,
    xid xid8 not null default pg_current_xact_id()
);
create index if not exists emb_text_waiting on emb_text (node_id) where state = 'waiting';
create index if not exists emb_text_xid on emb_text (xid);
create index if not exists emb_txn_xid on emb_txn (xid);
