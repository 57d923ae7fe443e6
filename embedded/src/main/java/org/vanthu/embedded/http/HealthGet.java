package org.vanthu.embedded.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.alfresco.service.cmr.security.AuthorityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;

/** Says whether the engine lives and reaches its database; an administrator is told more. */
public final class HealthGet extends AbstractWebScript {

    private static final Logger LOG = LoggerFactory.getLogger(HealthGet.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DATABASE_TIMEOUT_SECONDS = 3;
    private static final int UNAVAILABLE = 503;

    private final DataSource dataSource;
    private final AuthorityService authorityService;

    public HealthGet(DataSource dataSource, AuthorityService authorityService) {
        this.dataSource = dataSource;
        this.authorityService = authorityService;
    }

    @Override
    public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
        boolean database = reachesDatabase();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", database ? "up" : "down");
        if (!req.isGuest() && authorityService.hasAdminAuthority()) {
            Runtime runtime = Runtime.getRuntime();
            body.put("database", database ? "up" : "down");
            body.put("uptimeMillis", ManagementFactory.getRuntimeMXBean().getUptime());
            body.put("heapUsedBytes", runtime.totalMemory() - runtime.freeMemory());
            body.put("heapMaxBytes", runtime.maxMemory());
            body.put("processors", runtime.availableProcessors());
            body.put("java", System.getProperty("java.version"));
        }
        res.setStatus(database ? 200 : UNAVAILABLE);
        res.setCache(new Cache());
        res.setContentType("application/json;charset=UTF-8");
        res.getOutputStream().write(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }

    private boolean reachesDatabase() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(DATABASE_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            LOG.warn("The database does not answer", e);
            return false;
        }
    }
}
