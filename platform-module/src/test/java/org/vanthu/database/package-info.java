/**
 * The module's tables on every database that ACS runs on. All feature tests run twice: with the module's tables on
 * PostgreSQL, where each statement is also prepared on MariaDB, and with them on MariaDB (or MySQL:
 * {@code -Dvanthu.test.database=mysql}). The engine's own tables are always on PostgreSQL.
 */
package org.vanthu.database;
