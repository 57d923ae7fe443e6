package org.vanthu.publication;

/**
 * What the public pages share.
 *
 * @param clientHeader the header in which a reverse proxy names the client, or empty
 * @param cacheSeconds how long caches may keep an answer
 * @param address where the public pages are for readers of the feed, or empty: as the request says
 */
record PublicSite(PublicView view, PublicLimit limit, String clientHeader, int cacheSeconds, String address) {}
