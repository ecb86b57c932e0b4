--liquibase formatted sql

--changeset catalog:options
--comment The options of a product as a JSON array: nothing asks for one of them apart from its product.
alter table products add column options text not null default '[]';
