-- Every piece of content that a committed transaction wrote, and those that nothing refers to any more.
create table emb_content (
  url text primary key,
  size_bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null default now()
);

create table emb_content_orphan (
  url text primary key references emb_content on delete cascade,
  orphaned_at timestamptz not null
);
