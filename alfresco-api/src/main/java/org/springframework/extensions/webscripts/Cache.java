package org.springframework.extensions.webscripts;

import java.util.Date;

/** What caches on the way may do with an answer; by default they keep nothing. */
public class Cache implements Description.RequiredCache {

    private boolean neverCache = true;
    private boolean isPublic;
    private boolean mustRevalidate = true;
    private Date lastModified;
    private String eTag;
    private Long maxAge;

    public Cache() {}

    public Cache(Description.RequiredCache requiredCache) {
        this.neverCache = requiredCache.getNeverCache();
        this.isPublic = requiredCache.getIsPublic();
        this.mustRevalidate = requiredCache.getMustRevalidate();
    }

    @Override
    public boolean getNeverCache() {
        return neverCache;
    }

    public void setNeverCache(boolean neverCache) {
        this.neverCache = neverCache;
    }

    @Override
    public boolean getIsPublic() {
        return isPublic;
    }

    public void setIsPublic(boolean isPublic) {
        this.isPublic = isPublic;
    }

    @Override
    public boolean getMustRevalidate() {
        return mustRevalidate;
    }

    public void setMustRevalidate(boolean mustRevalidate) {
        this.mustRevalidate = mustRevalidate;
    }

    public Date getLastModified() {
        return lastModified;
    }

    public void setLastModified(Date lastModified) {
        this.lastModified = lastModified;
    }

    public String getETag() {
        return eTag;
    }

    public void setETag(String eTag) {
        this.eTag = eTag;
    }

    /** Returns the time to keep in seconds, or null. */
    public Long getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(Long maxAge) {
        this.maxAge = maxAge;
    }
}
