package org.vanthu.shared;

import java.util.List;
import java.util.Map;

/** What was asked for does not exist, or this person may not know of it (HTTP 404). */
public final class NotFoundException extends VanthuException {

    public NotFoundException(String msgId, Object... arguments) {
        super(404, msgId, arguments, List.of(), Map.of(), null);
    }
}
