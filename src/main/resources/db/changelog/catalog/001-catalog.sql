--liquibase formatted sql

--changeset catalog:products
create table products (
    tenant_id        uuid    not null,
    id               uuid    not null,
    artisan_id       uuid    not null,
    name             text    not null,
    description      text,
    price_amount     bigint  not null check (price_amount > 0),
    price_currency   text    not null,
    setup_minutes    integer not null check (setup_minutes >= 0),
    minutes_per_unit integer not null check (minutes_per_unit > 0),
    passive_minutes  integer not null check (passive_minutes >= 0),
    max_quantity     integer not null check (max_quantity > 0),
    published        boolean not null,
    version          bigint  not null,
    constraint products_id_taken primary key (tenant_id, id)
);
create index products_published on products (tenant_id, id) where published;
create index products_published_of_artisan on products (tenant_id, artisan_id, id) where published;
select protect_tenant_table('products');
