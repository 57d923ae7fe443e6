package org.vanthu.embedded.http;

import java.io.CharArrayWriter;

import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line per request to the log {@code org.vanthu.embedded.http.access}: without arguments and headers, which
 * may hold tickets and names.
 */
final class AccessLog extends AbstractAccessLogValve {

    private static final Logger LOG = LoggerFactory.getLogger("org.vanthu.embedded.http.access");

    AccessLog() {
        setPattern("%h %m %U %s %B %D");
    }

    @Override
    public boolean getEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    protected void log(CharArrayWriter message) {
        LOG.debug("{}", message);
    }
}
