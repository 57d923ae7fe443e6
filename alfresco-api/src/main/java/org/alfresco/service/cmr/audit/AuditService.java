package org.alfresco.service.cmr.audit;

import java.io.Serializable;
import java.util.Map;

/** Reads and switches the log of calls to the public services. */
public interface AuditService {

    /** One source of audit entries. */
    class AuditApplication {

        private final String name;
        private final String key;
        private final boolean enabled;

        public AuditApplication(String name, String key, boolean isEnabled) {
            this.name = name;
            this.key = key;
            this.enabled = isEnabled;
        }

        public String getName() {
            return name;
        }

        public String getKey() {
            return key;
        }

        public boolean isEnabled() {
            return enabled;
        }
    }

    /** Receives the entries of a query one by one. */
    interface AuditQueryCallback {

        /** Says whether the values of the entries are wanted. */
        boolean valuesRequired();

        /** Takes an entry; returns false to stop. The time is in milliseconds since 1970. */
        boolean handleAuditEntry(
                Long entryId, String applicationName, String user, long time, Map<String, Serializable> values);

        boolean handleAuditEntryError(Long entryId, String errorMsg, Throwable error);
    }

    boolean isAuditEnabled();

    void setAuditEnabled(boolean enable);

    Map<String, AuditApplication> getAuditApplications();

    int clearAudit(String applicationName, Long fromTime, Long toTime);

    /** Runs a query; maxResults 0 or less means all. */
    void auditQuery(AuditQueryCallback callback, AuditQueryParameters parameters, int maxResults);
}
