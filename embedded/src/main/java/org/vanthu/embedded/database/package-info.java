/**
 * The database of the engine: embedded PostgreSQL or one given by JDBC, its durability, and the migrations of its
 * tables.
 */
@NullMarked
package org.vanthu.embedded.database;

import org.jspecify.annotations.NullMarked;
