package org.alfresco.service.cmr.search;

/** How a result was made. */
public interface ResultSetMetaData {
    LimitBy getLimitedBy();

    PermissionEvaluationMode getPermissionEvaluationMode();

    SearchParameters getSearchParameters();

    ResultSetType getResultSetType();

    ResultSetSelector[] getSelectors();

    ResultSetColumn[] getColumns();

    String[] getSelectorNames();

    String[] getColumnNames();

    ResultSetSelector getSelector(String name);

    ResultSetColumn getColumn(String name);
}
