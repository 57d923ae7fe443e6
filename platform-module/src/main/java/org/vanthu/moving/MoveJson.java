package org.vanthu.moving;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON that changes no text: what moves is evidence, so nothing is normalised, unlike {@link org.vanthu.shared.Json}.
 */
final class MoveJson {

    /** As long as the longest column may be that a site has. */
    private static final int MAX_TEXT_CHARS = 100_000_000;

    private static final int MAX_DEPTH = 50;

    static final ObjectMapper MAPPER = mapper();

    private MoveJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT_CHARS)
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }
}
