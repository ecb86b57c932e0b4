--liquibase formatted sql

--changeset order:orders
create table orders (
    id            uuid        primary key,
    tenant_id     uuid        not null,
    number        bigint      not null,
    version       bigint      not null,
    checkout_id   uuid        not null unique,
    customer      text,
    contact_name  text        not null,
    contact_email text        not null,
    address       text        not null,
    currency      text        not null,
    total         bigint      not null,
    state         text        not null,
    payment       text        not null,
    promised_by   date        not null,
    placed_at     timestamptz not null,
    last_sequence bigint      not null,
    unique (tenant_id, number)
);
create index orders_customer on orders (tenant_id, customer, id);
create index orders_shop on orders (tenant_id, id);
select protect_tenant_table('orders');

--changeset order:entries
create table order_entries (
    entry_id     uuid    primary key,
    tenant_id    uuid    not null,
    order_id     uuid    not null references orders,
    line_number  integer not null,
    artisan_id   uuid    not null,
    product_id   uuid    not null,
    product_name text    not null,
    quantity     integer not null,
    unit_price   bigint  not null,
    state        text    not null,
    promised_by  date    not null
);
create index order_entries_order on order_entries (order_id, line_number);
select protect_tenant_table('order_entries');

--changeset order:timeline
create table order_timeline (
    order_id  uuid        not null references orders,
    sequence  bigint      not null,
    tenant_id uuid        not null,
    type      text        not null,
    at        timestamptz not null,
    data      text        not null,
    primary key (order_id, sequence)
);
select protect_tenant_table('order_timeline');

--changeset order:numbers
--comment The next order number of each shop, given under this row's lock.
create table order_numbers (
    tenant_id uuid   primary key,
    next      bigint not null
);
select protect_tenant_table('order_numbers');
