package org.alfresco.util;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.TimeZone;

import org.alfresco.error.AlfrescoRuntimeException;

/** Reads and writes times as ISO 8601. */
public class ISO8601DateFormat {
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    public static String format(Date isoDate) {
        return WRITE.format(isoDate.toInstant().atZone(ZoneOffset.UTC));
    }

    /** Reads a time; without an offset it is in the default zone, without a time of day it is midnight there. */
    public static Date parse(String isoDate) {
        return parse(isoDate, TimeZone.getDefault());
    }

    public static Date parse(String isoDate, TimeZone timezone) {
        try {
            return Date.from(instant(isoDate.trim().replace(' ', 'T'), timezone.toZoneId()));
        } catch (DateTimeException e) {
            throw new AlfrescoRuntimeException("Not an ISO 8601 date: " + isoDate, e);
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean offset = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        if (!offset) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
        String withColon = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        return OffsetDateTime.parse(withColon).toInstant();
    }
}
