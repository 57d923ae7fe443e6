-- Modules
create table emb_module (
  module_id text primary key,
  version text not null,
  installed_at timestamptz not null default now()
);
create table emb_module_component (
  module_id text not null,
  name text not null,
  executed_at timestamptz not null default now(),
  primary key (module_id, name)
);

-- Numbers are taken a hundred at a time and handed out in the process.
create sequence emb_id increment by 100;

-- One row a transaction that changed nodes. Order of commit is not order of id: who follows the log reads
-- xid < pg_snapshot_xmin(pg_current_snapshot()) in the order of (xid, id), so that no commit is skipped.
create table emb_txn (
  id bigint primary key,
  xid xid8 not null default pg_current_xact_id(),
  committed_at timestamptz not null default now()
);
create index emb_txn_xid on emb_txn (xid, id);

create table emb_store (
  protocol text not null,
  store_id text not null,
  root_node_id bigint not null,
  primary key (protocol, store_id)
);

create table emb_node (
  id bigint primary key,
  uuid uuid not null unique,
  protocol text not null,
  store_id text not null,
  type text not null,
  aspects text[] not null,
  props jsonb not null,
  parent_id bigint,
  assoc_type text,
  assoc_name text,
  child_name text,
  acl_id bigint,
  effective_acl_id bigint,
  owner text,
  txn_id bigint not null,
  version int not null default 1,
  deleted boolean not null default false
);
create unique index emb_node_child_name on emb_node (parent_id, assoc_type, child_name) where child_name is not null;
create index emb_node_parent on emb_node (parent_id, id);
create index emb_node_txn on emb_node (txn_id);
create index emb_node_own_acl on emb_node (acl_id) where acl_id is not null;

-- Secondary parents
create table emb_child_assoc (
  id bigint primary key,
  parent_id bigint not null,
  child_id bigint not null,
  assoc_type text not null,
  assoc_name text not null,
  child_name text,
  unique (parent_id, child_id, assoc_type, assoc_name)
);
create unique index emb_child_assoc_name on emb_child_assoc (parent_id, assoc_type, child_name) where child_name is not null;
create index emb_child_assoc_child on emb_child_assoc (child_id);

-- Links between nodes
create table emb_assoc (
  id bigint primary key,
  source_id bigint not null,
  target_id bigint not null,
  assoc_type text not null,
  position int not null default 0,
  unique (source_id, target_id, assoc_type)
);
create index emb_assoc_target on emb_assoc (target_id);

create table emb_deleted_node (
  node_id bigint primary key,
  uuid uuid not null,
  protocol text not null,
  store_id text not null,
  txn_id bigint not null
);
create index emb_deleted_node_txn on emb_deleted_node (txn_id);
create index emb_deleted_node_uuid on emb_deleted_node (uuid);

create table emb_version (
  node_id bigint not null,
  sequence_number int not null,
  label text not null,
  type text not null,
  description text,
  creator text not null,
  created_at timestamptz not null,
  frozen_uuid uuid not null unique,
  properties jsonb not null,
  primary key (node_id, sequence_number),
  unique (node_id, label)
);

create table emb_attribute (
  id bigint generated always as identity primary key,
  key1 text not null,
  key2 text not null,
  key3 text not null,
  value jsonb not null,
  unique (key1, key2, key3)
);
