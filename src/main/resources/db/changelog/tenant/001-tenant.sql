--liquibase formatted sql

--changeset tenant:shops
create table shops (
    id               uuid    primary key,
    tenant_id        uuid    not null generated always as (id) stored,
    slug             text    not null constraint shops_slug_taken unique,
    name             text    not null,
    currency         text    not null,
    transit_min_days integer not null check (transit_min_days >= 0),
    transit_max_days integer not null check (transit_max_days >= transit_min_days),
    version          bigint  not null
);
create index shops_keyset on shops (tenant_id, id);
select protect_tenant_table('shops');

--changeset tenant:shop-host-names
--comment One host name leads to one shop, across all shops.
create table shop_host_names (
    host_name text not null constraint shop_host_names_taken primary key,
    tenant_id uuid not null references shops (id)
);
create index shop_host_names_keyset on shop_host_names (tenant_id, host_name);
select protect_tenant_table('shop_host_names');

--changeset tenant:shop-origins
--comment Web pages that may call a shop from a browser. Several shops may share one.
create table shop_origins (
    origin    text not null,
    tenant_id uuid not null references shops (id),
    primary key (origin, tenant_id)
);
create index shop_origins_keyset on shop_origins (tenant_id, origin);
select protect_tenant_table('shop_origins');

--changeset tenant:public-directory
--comment A request's shop is looked up before any tenant is known, and what is looked up is public: so everybody may read. Writes stay behind the wall.
create policy public_directory on shops for select to artisan_app using (true);
create policy public_directory on shop_host_names for select to artisan_app using (true);
create policy public_directory on shop_origins for select to artisan_app using (true);
