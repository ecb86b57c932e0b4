--liquibase formatted sql

--changeset artisan:artisans
create table artisans (
    tenant_id uuid   not null,
    id        uuid   not null,
    user_id   text,
    name      text   not null,
    bio       text,
    skills    text[] not null,
    version   bigint not null,
    constraint artisans_id_taken primary key (tenant_id, id),
    constraint artisans_user_taken unique (tenant_id, user_id)
);
select protect_tenant_table('artisans');
