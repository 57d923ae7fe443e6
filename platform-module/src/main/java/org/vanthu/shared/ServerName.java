package org.vanthu.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * The name of this server among those that share a database: the same after each start, different from every other.
 *
 * @param value at most 64 characters
 */
public record ServerName(String value) {

    private static final int MAX_LENGTH = 64;
    private static final int MARK_LENGTH = 8;

    public ServerName {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of a server must have 1 to " + MAX_LENGTH + " characters, was '" + value + "'");
        }
    }

    /**
     * The configured name; where that is blank, the name of the machine and a mark of the folder in which the server
     * runs, because several servers may run on one machine.
     */
    public static ServerName of(String configured) {
        return configured.isBlank() ? here() : new ServerName(configured.strip());
    }

    private static ServerName here() {
        String home = System.getProperty("catalina.base", System.getProperty("user.dir", ""));
        String mark =
                DigestUtils.sha256Hex(Path.of(home).toAbsolutePath().toString()).substring(0, MARK_LENGTH);
        String host = host();
        int room = MAX_LENGTH - MARK_LENGTH - 1;
        return new ServerName((host.length() <= room ? host : host.substring(0, room)) + "-" + mark);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "server";
        }
    }
}
