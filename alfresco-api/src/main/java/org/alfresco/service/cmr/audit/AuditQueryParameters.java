package org.alfresco.service.cmr.audit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.alfresco.util.Pair;

/** What an audit query looks for; times in milliseconds since 1970, from inclusive, to exclusive. */
public class AuditQueryParameters {

    private final List<Pair<String, Serializable>> searchKeyValues = new ArrayList<>();
    private boolean forward = true;
    private String applicationName;
    private String user;
    private Long fromId;
    private Long toId;
    private Long fromTime;
    private Long toTime;

    public AuditQueryParameters() {}

    /** Says whether the oldest entries come first. */
    public boolean isForward() {
        return forward;
    }

    public void setForward(boolean forward) {
        this.forward = forward;
    }

    public String getApplicationName() {
        return applicationName;
    }

    public void setApplicationName(String applicationName) {
        this.applicationName = applicationName;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public Long getFromId() {
        return fromId;
    }

    public void setFromId(Long fromId) {
        this.fromId = fromId;
    }

    public Long getToId() {
        return toId;
    }

    public void setToId(Long toId) {
        this.toId = toId;
    }

    public Long getFromTime() {
        return fromTime;
    }

    public void setFromTime(Long fromTime) {
        this.fromTime = fromTime;
    }

    public Long getToTime() {
        return toTime;
    }

    public void setToTime(Long toTime) {
        this.toTime = toTime;
    }

    public List<Pair<String, Serializable>> getSearchKeyValues() {
        return List.copyOf(searchKeyValues);
    }

    /** Adds a path (null for any) and a value (null for any) that an entry must have. */
    public void addSearchKey(String searchKey, Serializable searchValue) {
        searchKeyValues.add(new Pair<>(searchKey, searchValue));
    }
}
