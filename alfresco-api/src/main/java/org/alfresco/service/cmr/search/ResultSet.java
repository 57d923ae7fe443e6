package org.alfresco.service.cmr.search;

/** Nodes that a query found. Reflects the index, which follows the database after a moment. */
public interface ResultSet extends ResultSetSPI<ResultSetRow, ResultSetMetaData> {}
